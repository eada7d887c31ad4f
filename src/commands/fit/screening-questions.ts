import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { hasMeaning } from "../../answer/screening/meaning.ts";
import { MEANINGS } from "../../answer/screening/meaning-model.ts";
import { cleanQuestion } from "../../language/clean-question.ts";
import { readQuestions } from "../eval/questions.ts";

const SCREENED_FOLDER = "test/answer/screening";
const SCREENED = ["dev", "patterns", ...Array.from("abcdefghijklm", (hand) => `more-${hand}`)];
const ANSWERED = [
  "test/golden",
  ...[
    ...["port-alder", "lianhu", "norrhaven", "costanera", "qingshan", "marrowbridge", "tarsis"],
    ...["ashford", "heping", "tungwan", "wrenport", "haifeng", "jinlan", "bellhaven", "yunhe"],
  ].map((city) => `test/golden-elsewhere/${city}`),
];
const TRAINING_CITIES = "training/cities";
/** Asked of no fit, so that they tell how often a plain question about a new city is declined. */
const LEFT_OUT = [
  ...["castlebrae", "gwangpo", "helingshi", "linkou", "northhaven", "stellahaven", "taoxi"],
  ...["ashbourne", "oakridge", "yuejiang"],
];
/** What a question about such a city counts for: there are more of these than of all others. */
const CITY_WEIGHT = 0.25;

const screenedSchema = z.array(z.object({ label: z.string(), questions: z.array(z.string()) }));

/** A question, cleaned, with what it is after. */
export interface FittedQuestion {
  readonly question: string;
  /** Row of the model. */
  readonly of: number;
  /** Whether it was written to be near to what is declined, or is. */
  readonly isNear: boolean;
  /** What it counts for in the fit. */
  readonly weight: number;
  /** Its file, or the folder of its city. */
  readonly source: string;
}

/**
 * What screening is fitted on: the questions of `test/answer/screening` but for those held out, unseen and fresh, and the
 * development questions of every city as ones to be answered. Those that the models cannot read are left out.
 */
export async function fittedQuestions(): Promise<FittedQuestion[]> {
  const all = [...(await screenedQuestions()), ...(await answeredQuestions())];
  return all.flatMap(({ question: text, ...rest }) => {
    const { question } = cleanQuestion(text);
    return question === null || !hasMeaning(question) ? [] : [{ ...rest, question }];
  });
}

async function screenedQuestions(): Promise<FittedQuestion[]> {
  const files = await Promise.all(
    SCREENED.map(async (name) => {
      const source = `questions-${name}`;
      const text = await readFile(join(SCREENED_FOLDER, `${source}.yaml`), "utf8");
      return { source, groups: screenedSchema.parse(parse(text)) };
    }),
  );
  return files.flatMap(({ source, groups }) =>
    groups.flatMap(({ label, questions }) => {
      const of = MEANINGS.findIndex((reason) => (reason ?? "harmless") === label);
      // An unsupported language is told otherwise.
      return of < 0 ? [] : questions.map((question) => ({ question, of, isNear: true, weight: 1, source }));
    }),
  );
}

async function answeredQuestions(): Promise<FittedQuestion[]> {
  const ours = await Promise.all(ANSWERED.map((folder) => developmentQuestions(folder, 1)));
  const cities = (await readdir(TRAINING_CITIES)).filter((city) => !LEFT_OUT.includes(city)).sort();
  const others = await Promise.all(
    cities.map((city) => developmentQuestions(join(TRAINING_CITIES, city, "questions"), CITY_WEIGHT)),
  );
  return [...ours, ...others].flat();
}

/** Questions to be answered, of the files of a folder that are not held out. */
async function developmentQuestions(folder: string, weight: number): Promise<FittedQuestion[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith("-dev.yaml")).sort();
  const sets = await Promise.all(names.map((name) => readQuestions(join(folder, name))));
  return sets
    .flat()
    .map(({ question }) => ({ question, of: MEANINGS.indexOf(null), isNear: false, weight, source: folder }));
}
