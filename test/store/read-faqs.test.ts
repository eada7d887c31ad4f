import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FaqChange } from "../../src/store/faq-store.ts";
import type { OfficialArticle } from "../../src/store/official-article-store.ts";
import { readPublishedByStaff } from "../../src/store/read-faqs.ts";
import { type Kind, kinds, open } from "./databases.ts";

const change: FaqChange = {
  ...{ questions: [], answers: [], owner: "ann", validFrom: null, validUntil: null, reviewOn: null },
  ...{ state: "published", editor: "ann", approvedBy: "ben", reason: null, action: "published", by: "ben" },
};
const article: OfficialArticle = {
  ...{ id: "official-1", title: "Hours", body: "The office opens at nine.", language: "en" },
  ...{ department: "City", signer: "Chen", date: "2026-11-30", reason: "asked", author: "ann" },
};

for (const kind of kinds) {
  describe.skipIf(!kind.canRun)(`what staff have published is read alone in ${kind.title}`, () => {
    let running: Awaited<ReturnType<Kind["start"]>>;
    beforeAll(async () => {
      running = await kind.start();
    });
    afterAll(async () => {
      await running.stop();
    });

    test("nothing where there is no store, and none is made", async () => {
      const place = await running.newPlace();
      expect(await readPublishedByStaff(place)).toBeNull();
      expect(await readPublishedByStaff(place)).toBeNull();
    });

    test("while the service runs, and after it", async () => {
      const place = await running.newPlace();
      const store = await open(place);
      const faq = await store.faqs.create(change);
      await store.faqs.create({ ...change, state: "draft" });
      const published = await store.officialArticles.publish(article);
      const all = { faqs: [faq], officialArticles: [published] };
      expect(await readPublishedByStaff(place)).toEqual(all);
      await store.close();
      const files = async () => {
        const names = kind.name === "sqlite" ? (await readdir(place.dataDir)).sort() : [];
        return Promise.all(names.map(async (name) => [name, await readFile(join(place.dataDir, name))]));
      };
      const before = await files();
      expect(await readPublishedByStaff(place)).toEqual(all);
      expect(await files()).toEqual(before);
    });
  });
}
