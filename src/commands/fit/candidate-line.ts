import type { QuestionChoice } from "./collect-choices.ts";
import { candidateKey, questionKey } from "./read-choices.ts";

/** Puts texts into the English that the cross-encoder reads. */
export type Gloss = (text: string) => Promise<string>;

/** One question with its candidates as a line of JSON, texts as the cross-encoder reads them. */
export async function candidateLine(choice: QuestionChoice, gloss: Gloss): Promise<string> {
  const cands = await Promise.all(
    choice.candidates.map(async (candidate, place) => ({
      key: candidateKey(candidate),
      title: await gloss(candidate.view.plainTitle),
      prev: await gloss(candidate.view.sentences[candidate.sentence.index - 1]?.plainText ?? ""),
      text: await gloss(candidate.sentence.plainText),
      y: choice.right[place] === true ? 1 : 0,
    })),
  );
  return JSON.stringify({
    id: questionKey(choice),
    group: choice.group,
    q: await gloss(choice.plainQuestion),
    cands,
  });
}
