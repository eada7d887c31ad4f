import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prepareDictionary } from "../../src/language/prepare-dictionary.ts";
import { openSearchIndex } from "../../src/search/search-index.ts";
import { killBuilder } from "./kill-builder.ts";
import { article, embeddedTexts, GLOSSARY } from "./news-fixture.ts";

const articles = Array.from({ length: 60 }, (_, n) =>
  article(`item-${n}`, `Taipei met delegation number ${n}. It stayed for ${n + 2} days and left by train.`),
);

let dataDir = "";
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "build-killed-"));
  await prepareDictionary(dataDir);
});
afterAll(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

test("a build that was killed is taken up where it stood, and leaves nothing of the way there", async () => {
  const reached = await killBuilder({ articles, dataDir, after: 40 });

  let embedded = 0;
  const index = await openSearchIndex({
    articles,
    glossary: GLOSSARY,
    dataDir,
    onProgress: ({ phase, total }) => {
      if (phase === "embed") embedded = total;
    },
  });
  expect(embedded).toBeLessThanOrEqual(embeddedTexts(articles) - reached);
  expect((await index.search("delegation number 33", 1))[0]?.article.id).toBe("item-33");
  await index.close();
  await expect(access(join(dataDir, "embedding", "vectors.bin"))).rejects.toMatchObject({ code: "ENOENT" });
});
