import { Glosser } from "../../language/gloss.ts";
import type { Glossary } from "../../language/glossary.ts";
import type { Dictionary } from "../../language/dictionary.ts";
import { MiniLmEmbeddings } from "../../search/minilm-embeddings.ts";
import { MiniLmModel } from "../../search/minilm-model.ts";
import type { Passage } from "../../search/passage.ts";
import { passageText } from "../../search/passage-terms.ts";
import { WordEmbeddings } from "../../search/word-embeddings.ts";

/** Passages embedded, spread over all. */
const EMBEDDED = 100;

/** Processor seconds that the shipped model takes to embed a passage on one thread, its gloss included; `passages` must hold one. */
export async function embeddingTime(
  passages: readonly Passage[],
  glossary: Glossary,
  dictionary: Dictionary,
): Promise<number> {
  const model = await MiniLmModel.load(1, await WordEmbeddings.load());
  const embeddings = new MiniLmEmbeddings(model, new Glosser(glossary, dictionary));
  const count = Math.min(EMBEDDED, passages.length);
  const texts = Array.from({ length: count }, (_, at) => {
    const passage = passages[Math.floor((at * passages.length) / count)];
    return passage === undefined ? "" : passageText(passage);
  });
  // Once before, so that code is compiled.
  await embeddings.vectors(texts.slice(0, embeddings.atOnce));
  const began = process.cpuUsage();
  for (let from = 0; from < count; from += embeddings.atOnce)
    await embeddings.vectors(texts.slice(from, from + embeddings.atOnce));
  const { user, system } = process.cpuUsage(began);
  await embeddings.release();
  return (user + system) / 1e6 / count;
}
