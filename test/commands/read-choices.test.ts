import { describe, expect, it } from "vitest";
import { CRITERIA } from "../../src/answer/acceptance.ts";
import { SCALE } from "../../src/answer/after-reading.ts";
import { READ_WITHIN, SENTENCES_READ } from "../../src/answer/compose.ts";
import type { ScoredSentence } from "../../src/answer/score-sentence.ts";
import type { QuestionChoice } from "../../src/commands/fit/collect-choices.ts";
import { candidateKey, choicesAfterReading, questionKey } from "../../src/commands/fit/read-choices.ts";

/** A candidate in all that the reading looks at: where it stands, and measures that are all alike. */
function candidate(index: number): ScoredSentence {
  const measures = Object.fromEntries(CRITERIA.map((name) => [name, 0]));
  return { view: { article: { id: "forum" } }, sentence: { index }, measures } as unknown as ScoredSentence;
}

/** A question with candidates of these worths under the model below, the last of them right. */
function choiceOf(worths: readonly number[]): QuestionChoice {
  return {
    question: { id: "q-1" },
    group: "corpus forum-2019",
    plainQuestion: "Who?",
    candidates: worths.map((_, index) => candidate(index)),
    rows: worths.map((worth) => [worth]),
    right: worths.map((_, place) => place === worths.length - 1),
  } as unknown as QuestionChoice;
}

const FIRST_LOOK = { weights: [1], nothing: 0 };
const scored = (
  choice: QuestionChoice,
  scores: readonly number[],
): Record<string, Record<string, number>> => ({
  [questionKey(choice)]: Object.fromEntries(
    choice.candidates.map((one, place) => [candidateKey(one), scores[place] ?? 0]),
  ),
});

describe("the choices after the reading", () => {
  it("are the candidates that the first look has read, best first, with what the reading says and which are right", () => {
    const choice = choiceOf([1, 0.5, 2]);
    const [after] = choicesAfterReading([choice], FIRST_LOOK, scored(choice, [-5, 10, 5]));
    expect(after?.candidates.map(({ sentence }) => sentence.index)).toEqual([2, 0, 1]);
    expect(after?.right).toEqual([true, false, false]);
    expect(after?.rows.map((row) => row.slice(-2))).toEqual([
      [5 / SCALE, 5 / SCALE],
      [-5 / SCALE, 15 / SCALE],
      [10 / SCALE, 0],
    ]);
  });

  it("leave out what lies too far behind, all beyond the number read, and questions without scores", () => {
    const behind = choiceOf([0, READ_WITHIN + 0.1]);
    const [near] = choicesAfterReading([behind], FIRST_LOOK, scored(behind, [1, 1]));
    expect(near?.candidates.map(({ sentence }) => sentence.index)).toEqual([1]);
    const many = choiceOf(Array.from({ length: SENTENCES_READ + 3 }, () => 1));
    const [most] = choicesAfterReading([many], FIRST_LOOK, scored(many, []));
    expect(most?.candidates).toHaveLength(SENTENCES_READ);
    expect(choicesAfterReading([many], FIRST_LOOK, {})).toEqual([]);
  });
});
