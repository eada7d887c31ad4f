/**
 * Writes the questions of public sets with candidate sentences, for `train.py public`:
 * `node launch.mjs training/public-sets.ts PATH_OF_SETS OUT`. The sets are XQuAD and DRCD (SQuAD's form) and ChronoQA.
 */
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { personNames } from "../src/answer/person-names.ts";
import { plainNames } from "../src/answer/plain-names.ts";
import { readDictionary } from "../src/language/dictionary.ts";
import { Glosser } from "../src/language/gloss.ts";
import { prepareDictionary } from "../src/language/prepare-dictionary.ts";
import { sentenceSpans } from "../src/language/sentences.ts";
import { toTraditional } from "../src/language/to-traditional.ts";
import { readSources } from "../src/read-sources.ts";

/** Sentences of the paragraph, and of other paragraphs, put beside the right one. */
const NEAR = 4;
const FAR = 3;
/** Share of the questions whose answer is taken away, so that staying silent is learnt from near misses. */
const TAKEN_AWAY = 0.3;

interface Paragraph {
  readonly title: string;
  readonly sentences: readonly string[];
}

interface Asked {
  readonly id: string;
  readonly question: string;
  readonly paragraph: Paragraph;
  /** Place of the sentence that answers. */
  readonly right: number;
  /** Questions on one paragraph, in whichever language, stay on one side of the split. */
  readonly group: string;
}

interface QuestionSet {
  readonly paragraphs: readonly Paragraph[];
  readonly asked: readonly Asked[];
}

interface SquadFile {
  readonly data: readonly {
    readonly title: string;
    readonly paragraphs: readonly {
      readonly context: string;
      readonly qas: readonly {
        readonly id: string;
        readonly question: string;
        readonly answers: readonly { readonly answer_start: number }[];
      }[];
    }[];
  }[];
}

const [folder = "", out = ""] = process.argv.slice(2);
const { glossary, concepts } = await readSources("corpus", new AbortController().signal);
const dictionary = await readDictionary((await prepareDictionary("data")).path);
const glosser = new Glosser(glossary, dictionary);
const lines: string[] = [];

/** What the cross-encoder reads of a text. */
function english(text: string): string {
  const traditional = toTraditional(text);
  return glosser.gloss(
    plainNames(traditional, personNames(traditional, glossary.mentionsIn(traditional), concepts)),
  );
}

async function squad(name: string, group: string): Promise<QuestionSet> {
  const { data } = JSON.parse(await readFile(join(folder, name), "utf8")) as SquadFile;
  const paragraphs: Paragraph[] = [];
  const asked: Asked[] = [];
  for (const article of data) {
    for (const [place, { context, qas }] of article.paragraphs.entries()) {
      const spans = sentenceSpans(context);
      const paragraph = {
        title: english(article.title.replaceAll("_", " ")),
        sentences: spans.map(({ start, end }) => english(context.slice(start, end))),
      };
      paragraphs.push(paragraph);
      for (const { id, question, answers } of qas) {
        const right = spans.findIndex(({ start, end }) =>
          answers.some(({ answer_start: at }) => at >= start && at < end),
        );
        if (right < 0) continue;
        asked.push({
          id,
          question: english(question),
          paragraph,
          right,
          group: `${group}${article.title}${place}`,
        });
      }
    }
  }
  return { paragraphs, asked };
}

/** Questions of ChronoQA that one sentence of one passage answers. */
async function chronoqa(): Promise<QuestionSet> {
  const rows = async <Row>(name: string): Promise<Row[]> =>
    (await readFile(join(folder, name), "utf8"))
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => JSON.parse(line) as Row);
  const passages = new Map<string, { paragraph: Paragraph; raw: readonly string[] }>();
  for (const { id, text } of await rows<{ id: string; text: string }>("chronoqa-dev-passages.jsonl")) {
    const raw = sentenceSpans(text).map(({ start, end }) => text.slice(start, end));
    passages.set(id, { paragraph: { title: "", sentences: raw.map(english) }, raw });
  }
  const asked: Asked[] = [];
  interface Row {
    readonly id: number;
    readonly question: string;
    readonly answer: string;
    readonly gold: readonly string[];
  }
  for (const { id, question, answer, gold } of await rows<Row>("chronoqa-dev-questions.jsonl")) {
    const [only = "", ...more] = gold;
    const passage = passages.get(only);
    if (passage === undefined || more.length > 0) continue;
    const holding = passage.raw.flatMap((sentence, place) => (sentence.includes(answer) ? [place] : []));
    const [right, ...others] = holding;
    if (right === undefined || others.length > 0) continue;
    asked.push({
      id: String(id),
      question: english(question),
      paragraph: passage.paragraph,
      right,
      group: `chrono${only}`,
    });
  }
  return { paragraphs: [...passages.values()].map(({ paragraph }) => paragraph), asked };
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[a-z0-9]{3,}/g) ?? []);
}

/** From 0 to 1, the same for the same name. */
function chance(name: string): number {
  return createHash("md5").update(name).digest().readUInt32LE(0) / 2 ** 32;
}

function write(set: string, { paragraphs, asked }: QuestionSet): void {
  const pool = paragraphs.flatMap((paragraph) =>
    paragraph.sentences.map((text, place) => ({ paragraph, place, words: wordsOf(text) })),
  );
  const frequency = new Map<string, number>();
  for (const { words } of pool) for (const word of words) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  for (const { id, question, paragraph, right, group } of asked) {
    const words = [...wordsOf(question)];
    const overlap = (candidate: (typeof pool)[number]): number =>
      words.reduce(
        (sum, word) =>
          sum + (candidate.words.has(word) ? Math.log(pool.length / (frequency.get(word) ?? 1)) : 0),
        0,
      );
    const ranked = pool
      .map((candidate) => ({ candidate, score: overlap(candidate) }))
      .sort((a, b) => b.score - a.score)
      .map(({ candidate }) => candidate);
    const near = ranked.filter((candidate) => candidate.paragraph === paragraph && candidate.place !== right);
    const far = ranked.filter((candidate) => candidate.paragraph !== paragraph);
    const answers = chance(`${set} ${id}`) < TAKEN_AWAY ? [] : [{ paragraph, place: right }];
    const candidates = [
      ...answers.map((answer) => ({ ...answer, y: 1 })),
      ...[...near.slice(0, NEAR), ...far.slice(0, FAR)].map((candidate) => ({ ...candidate, y: 0 })),
    ];
    const half = createHash("md5").update(group).digest().readUInt8(0) % 2;
    const cands = candidates.map(({ paragraph: own, place, y }) => ({
      title: own.title,
      prev: own.sentences[place - 1] ?? "",
      text: own.sentences[place] ?? "",
      y,
    }));
    lines.push(JSON.stringify({ set, group, half, q: question, cands }));
  }
}

const englishSet = await squad("xquad.en.json", "xquad");
const chineseSet = await squad("xquad.zh.json", "xquad");
write("xquad en", englishSet);
write("xquad zh", chineseSet);
write("drcd", await squad("drcd-dev.json", "drcd"));
write("chronoqa", await chronoqa());
// Across languages: the question of one file, the paragraph of the other.
for (const [set, own, other] of [
  ["xquad en zh", englishSet, chineseSet],
  ["xquad zh en", chineseSet, englishSet],
] as const) {
  const questions = new Map(own.asked.map(({ id, question }) => [id, question]));
  const asked = other.asked.flatMap((entry) => {
    const question = questions.get(entry.id);
    return question === undefined ? [] : [{ ...entry, question }];
  });
  write(set, { paragraphs: other.paragraphs, asked });
}
await writeFile(out, `${lines.join("\n")}\n`);
