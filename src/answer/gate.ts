import type { SentenceGate } from "../search/search-index.ts";
import type { ScoredSentence } from "./score-sentence.ts";
import type { Understood } from "./understood.ts";

/** The sentences that the gate lets through, in their order; all of them where there is none. It reads each below its title. */
export async function throughGate(
  sentences: readonly ScoredSentence[],
  { text }: Pick<Understood, "text">,
  gate: SentenceGate | null,
): Promise<readonly ScoredSentence[]> {
  if (gate === null || sentences.length === 0) return sentences;
  const texts = sentences.map(({ view, sentence }) =>
    [view.article.title, view.sentences[sentence.index - 1]?.text ?? "", sentence.text]
      .filter((part) => part !== "")
      .join("\n"),
  );
  const scores = await gate.scores(text, texts);
  return sentences.filter((_, place) => (scores[place] ?? 0) >= gate.threshold);
}
