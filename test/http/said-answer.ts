import type { Answer } from "../../src/answer/answer.ts";
import type { AskRequest, SaidSoFar } from "../../src/answer/answerer.ts";

/** What an answer has said once it has said so many sentences. */
export function soFarOf({ language, sentences, sources }: Answer, count: number): SaidSoFar {
  const said = sentences.slice(0, count);
  const cited = new Set(said.flatMap(({ citations }) => citations));
  return { language, notices: [], sentences: said, sources: sources.filter(({ n }) => cited.has(n)) };
}

/** An answer that is said sentence by sentence, each when the test wants it, and then whole. */
export interface SaidAnswer {
  /** As the answer room gives it. */
  readonly answer: (request: Pick<AskRequest, "onSentence">) => Promise<Answer>;
  /** Says the next sentence; after the last one, gives the whole answer. */
  readonly next: () => void;
}

/** Makes one; where nobody hears sentences, it is given whole at once. */
export function saidAnswer(whole: Answer): SaidAnswer {
  const steps = whole.sentences.map(() => Promise.withResolvers<undefined>());
  const end = Promise.withResolvers<undefined>();
  let taken = 0;
  return {
    next: () => {
      (steps[taken++] ?? end).resolve(undefined);
    },
    answer: async ({ onSentence }) => {
      if (onSentence !== undefined) {
        for (const [index, step] of steps.entries()) {
          await step.promise;
          onSentence(soFarOf(whole, index + 1));
        }
        await end.promise;
      }
      return { ...whole, id: crypto.randomUUID(), composer: "model" };
    },
  };
}
