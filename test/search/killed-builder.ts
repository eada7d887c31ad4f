// Makes an index in a process of its own, which a test kills, and prints how many texts are embedded so far.
import type { Article } from "../../src/corpus/article.ts";
import type { EmbeddingSettings } from "../../src/search/embedding-settings.ts";
import { openSearchIndex } from "../../src/search/search-index.ts";
import { GLOSSARY } from "./news-fixture.ts";

const { articles, dataDir, embeddings } = JSON.parse(process.env["BUILD"] ?? "") as {
  readonly articles: readonly Article[];
  readonly dataDir: string;
  readonly embeddings: EmbeddingSettings;
};
await openSearchIndex({
  articles,
  glossary: GLOSSARY,
  dataDir,
  embeddings,
  onProgress: ({ phase, done }) => {
    if (phase === "embed") console.log(done);
  },
});
