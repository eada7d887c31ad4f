import "../../src/no-tracing.ts";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { FeatureReader } from "../../src/answer/text-features.ts";
import { readQuestions } from "../../src/commands/eval/questions.ts";
import { loadConfig } from "../../src/config.ts";
import { readDictionary } from "../../src/language/dictionary.ts";
import { prepareDictionary } from "../../src/language/prepare-dictionary.ts";
import { openArticles } from "../../src/open-articles.ts";
import { readSources } from "../../src/read-sources.ts";
import { FaqBook } from "../../src/staff/faq/faq-book.ts";
import { FaqReader } from "../../src/staff/faq/faq-reader.ts";
import { PublishedFaqs } from "../../src/staff/faq/published-faqs.ts";
import type { Faq } from "../../src/store/faq-store.ts";
import { changed } from "../answer/faq/changed-questions.ts";

/**
 * Measures what matching a question with the published FAQs takes of the main thread on average, in CPU time, which other work
 * on the machine hardly lengthens; single questions cannot be told, since that clock goes in steps of milliseconds. Every second development question is a FAQ, worded in up to four ways that ask for different
 * things, so that much lies near. The others are asked, and what a FAQ asks with another thing changed, each twice: what lies
 * near a question is read when it is asked for the first time. Arguments: FAQs (1,000), questions (400). `DATA_DIR` holds an index of the shipped corpus, or is given one.
 */

const [faqCount = 1000, askedCount = 400] = process.argv.slice(2).map(Number);
const GOLDEN = join(import.meta.dirname, "../golden");
const TODAY = "2026-11-30";
const MOST_WORDINGS = 4;
/** Questions that are asked before. */
const WARMING = 40;

const { dataDir, corpusDir } = loadConfig();
const { signal } = new AbortController();
const { articles, glossary, concepts } = await readSources(corpusDir, signal);
const dictionary = await prepareDictionary(dataDir, signal);
const reader = new FeatureReader(glossary, await readDictionary(dictionary.path), concepts);
const { index } = await openArticles({ articles, glossary, dataDir, dictionary, signal });

const texts = await developmentQuestions();
const faqs = texts
  .filter((_, place) => place % 2 === 0)
  .slice(0, faqCount)
  .map(faqOf);
const asked = texts.filter((_, place) => place % 2 === 1).slice(0, askedCount);
const reading = new FaqReader({ reader, index, today: () => TODAY });
const book = new FaqBook({
  store: { find: (id) => Promise.resolve(faqs.find((faq) => faq.id === id) ?? null) },
  published: new PublishedFaqs({
    heads: () => Promise.resolve(faqs),
    some: (ids) => Promise.resolve(faqs.filter(({ id }) => ids.includes(id))),
  }),
  embedAll: (some) => index.embedAll(some),
  reading,
  today: () => TODAY,
  now: () => 0,
  onUnproved: () => Promise.resolve(),
  onStale: () => undefined,
  onWarning: () => undefined,
});
await book.refresh();

const asking = new FaqReader({ reader, index, today: () => TODAY });
const wordings = faqs.reduce((sum, { questions }) => sum + 1 + (questions[0]?.variants.length ?? 0), 0);
process.stdout.write(
  `${faqs.length} FAQs with ${wordings} wordings, ${asked.length} questions; CPU time of the main thread\n`,
);
// What is done once in a process, tables and patterns, is no matter of FAQs.
for (const text of asked.slice(0, WARMING)) await book.closest(asking.of(text));
const kinds = [
  ["other questions", asked.slice(WARMING)],
  ["one thing changed", faqs.flatMap(({ questions }) => unlike(questions)).slice(0, askedCount)],
] as const;
for (const [kind, questions] of kinds) {
  for (const time of ["first", "second"]) await measure(`${kind}, ${time} time`, questions);
}
await book.close();
await index.close();

async function measure(title: string, questions: readonly string[]): Promise<void> {
  let matched = 0;
  const understood = questions.map((text) => asking.of(text));
  const began = process.threadCpuUsage();
  for (const question of understood) if ((await book.closest(question)) !== null) matched++;
  const { user, system } = process.threadCpuUsage(began);
  const mean = (user + system) / 1000 / questions.length;
  process.stdout.write(`${title}: ${questions.length}, ${matched} matched; ${mean.toFixed(2)} ms each\n`);
}

/** A question that differs from those of a FAQ in one thing and is none of its wordings; none where there is no such. */
function unlike(questions: Faq["questions"]): string[] {
  return questions.flatMap(({ text }) => changed(text).slice(MOST_WORDINGS - 1, MOST_WORDINGS));
}

function faqOf(text: string, place: number): Faq {
  return {
    id: `faq-${place}`,
    revision: 1,
    questions: [{ language: "en", text, variants: changed(text).slice(0, MOST_WORDINGS - 1) }],
    answers: [],
    ...{ owner: "bench", validFrom: null, validUntil: null, reviewOn: null, state: "published" },
    ...{ editor: "bench", approvedBy: null, reason: null, createdAt: "", changedAt: "" },
  };
}

async function developmentQuestions(): Promise<string[]> {
  const names = (await readdir(GOLDEN)).filter((name) => name.endsWith("-dev.yaml")).sort();
  const read = await Promise.all(names.map((name) => readQuestions(join(GOLDEN, name))));
  const own = read.flat().filter(({ after }) => after.length === 0);
  return [...new Set(own.map(({ question }) => question))];
}
