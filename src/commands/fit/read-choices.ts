import { readFile } from "node:fs/promises";
import { z } from "zod";
import { readCriteria, readings } from "../../answer/after-reading.ts";
import type { ScoredSentence } from "../../answer/score-sentence.ts";
import { READ_WITHIN, SENTENCES_READ } from "../../answer/compose.ts";
import type { QuestionChoice } from "./collect-choices.ts";
import { type Model, worths } from "./conditional-logit.ts";

/** Names a candidate of a question in a file of scores. */
export function candidateKey({ view, sentence }: ScoredSentence): string {
  return `${view.article.id}#${sentence.index}`;
}

/** Names a question over all corpora. */
export function questionKey({ group, question }: QuestionChoice): string {
  return `${group.split(" ")[0] ?? ""} ${question.id}`;
}

const scoresSchema = z.record(z.string(), z.record(z.string(), z.number()));

/** Scores of a cross-encoder, by question and candidate, for questions on events that it was not trained on. */
export type ReadScores = z.infer<typeof scoresSchema>;

/** Reads such scores. Throws where the file is not of their form. */
export async function readScores(path: string): Promise<ReadScores> {
  return scoresSchema.parse(JSON.parse(await readFile(path, "utf8")));
}

/**
 * The choices as they stand after the reading: the candidates that the first model would have had read, with what the
 * reading says among their criteria. Questions without scores are left out.
 */
export function choicesAfterReading(
  choices: readonly QuestionChoice[],
  firstLook: Model,
  scores: ReadScores,
): QuestionChoice[] {
  return choices.flatMap((choice) => {
    const known = scores[questionKey(choice)];
    if (known === undefined) return [];
    const worth = worths(choice, firstLook);
    const least = Math.max(...worth) - READ_WITHIN;
    const places = worth
      .map((value, place) => ({ value, place }))
      .filter(({ value, place }) => value >= least && known[keyAt(choice, place)] !== undefined)
      .sort((a, b) => b.value - a.value)
      .slice(0, SENTENCES_READ)
      .map(({ place }) => place);
    const found = readings(places.map((place) => known[keyAt(choice, place)] ?? 0));
    return [
      {
        ...choice,
        candidates: places.flatMap((place) => choice.candidates[place] ?? []),
        rows: places.flatMap((place, rank) => {
          const candidate = choice.candidates[place];
          const reading = found[rank];
          if (candidate === undefined || reading === undefined) return [];
          return [readCriteria(candidate.measures, reading)];
        }),
        right: places.map((place) => choice.right[place] === true),
      },
    ];
  });
}

function keyAt({ candidates }: QuestionChoice, place: number): string {
  const candidate = candidates[place];
  return candidate === undefined ? "" : candidateKey(candidate);
}
