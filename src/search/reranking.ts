import type { EndpointWatch } from "./endpoint-watch.ts";
import type { ScoredPassage } from "./passage.ts";
import { passageText } from "./passage-terms.ts";
import { SearchIndexError } from "./search-error.ts";

/**
 * Passages that are read with the question: what stands below them is seldom the answer, and each takes a local model some 20
 * to 200 ms.
 */
const RERANKED = 20;

/** What reads passages with a question. */
export interface Reranking {
  readonly scores: (question: string, texts: readonly string[]) => Promise<Float32Array>;
  /** Says whether an endpoint is asked, and hears how it went; null where the model is on this machine. */
  readonly watch: EndpointWatch | null;
}

/**
 * The first passages in the order in which a model that read them puts them. They keep, among themselves, the scores and the
 * measures that they had, the highest first: the weight of the latter was fitted on what they are. Where the model's endpoint
 * fails, the order is as it was.
 */
export async function reranked(
  found: readonly ScoredPassage[],
  question: string,
  { scores, watch }: Reranking,
): Promise<readonly ScoredPassage[]> {
  const first = found.slice(0, RERANKED);
  if (first.length < 2 || watch?.mayAsk() === false) return found;
  try {
    const read = await scores(question, first.map(passageText));
    watch?.worked();
    const order = first.map((_, place) => place).sort((a, b) => (read[b] ?? 0) - (read[a] ?? 0) || a - b);
    const measures = first.map(({ measure }) => measure).sort((a, b) => b - a);
    const anew = order.flatMap((from, place): ScoredPassage[] => {
      const [passage, standing, measure = 0] = [first[from], first[place], measures[place]];
      if (passage === undefined || standing === undefined) return [];
      return [{ ...passage, score: standing.score, measure }];
    });
    return [...anew, ...found.slice(RERANKED)];
  } catch (error) {
    if (watch === null || !(error instanceof SearchIndexError) || error.code !== "endpoint") {
      watch?.passedOver();
      throw error;
    }
    watch.failed(error.message);
    return found;
  }
}
