/**
 * Writes questions with what they are after, their Chinese put into English words, for `train_screening.py`:
 * `node launch.mjs training/screening-questions.ts OUT`. They are those that `npm run fit-screening` fits on; those held out, unseen
 * and fresh take no part.
 */
import { writeFile } from "node:fs/promises";
import { meaningText } from "../src/answer/screening/meaning.ts";
import { fittedQuestions } from "../src/commands/fit/screening-questions.ts";
import { readDictionary } from "../src/language/dictionary.ts";
import { Glosser } from "../src/language/gloss.ts";
import { prepareDictionary } from "../src/language/prepare-dictionary.ts";
import { readSources } from "../src/read-sources.ts";

const [out = ""] = process.argv.slice(2);
const { glossary } = await readSources("corpus", new AbortController().signal);
const glosser = new Glosser(glossary, await readDictionary((await prepareDictionary("data")).path));
const lines = (await fittedQuestions()).map(({ question, of, isNear, source }) =>
  JSON.stringify({ q: glosser.gloss(meaningText(question)), of, isNear, source }),
);
await writeFile(out, `${lines.join("\n")}\n`);
