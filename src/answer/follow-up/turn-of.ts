import type { Answer } from "../answer.ts";
import type { Evidence } from "../answerer.ts";
import type { Turn } from "./turn.ts";

/** What later questions need to know of one that was answered; `question` is as it was asked. */
export function turnOf(
  question: string,
  answer: {
    readonly sentences: readonly Pick<Answer["sentences"][number], "text">[];
    readonly sources: readonly Pick<Answer["sources"][number], "eventOn">[];
  },
  evidence: Pick<Evidence, "askedAs"> | null,
): Turn {
  const [first] = answer.sources;
  return {
    question: evidence?.askedAs ?? question,
    answer: answer.sentences.map(({ text }) => text).join("\n"),
    eventOn: first?.eventOn?.split("/")[0] ?? null,
  };
}
