import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Article } from "../../src/corpus/article.ts";
import { readCorpusFolder } from "../../src/corpus/read-folder.ts";
import { type Glossary, loadGlossary } from "../../src/language/glossary.ts";
import { recordsOf } from "../../src/records/read-records.ts";
import { type RecordValue, SLOTS } from "../../src/records/record.ts";
import { articleOf } from "../article-of.ts";

const CORPUS = join(import.meta.dirname, "..", "..", "corpus");

let articles: readonly Article[];
let glossary: Glossary;

beforeAll(async () => {
  articles = (await readCorpusFolder(CORPUS)).articles;
  glossary = await loadGlossary([join(CORPUS, "glossary.yaml")]);
});

/** What is wrong with a value; null where nothing is. */
function faultOf(value: RecordValue, { body }: Article): string | null {
  const { span, sentence } = value;
  const quote = body.slice(span.start, span.end);
  if (!SLOTS.includes(value.slot)) return "has no slot";
  if (span.start < sentence.start || span.end > sentence.end) return "stands outside of its sentence";
  if (sentence.start < 0 || sentence.end > body.length) return "stands outside of the body";
  if (quote.trim() !== quote || quote === "") return `is quoted as “${quote}”`;
  if (value.value.trim() === "") return "is empty";
  return null;
}

function faults(article: Article): string[] {
  return recordsOf(article, glossary).flatMap((value) => {
    const fault = faultOf(value, article);
    return fault === null ? [] : [`${article.id} ${value.slot} ${value.value} ${fault}`];
  });
}

test("every value of the corpus stands in the words that it is quoted with", () => {
  expect(articles.flatMap(faults)).toEqual([]);
});

test("digits of a value stand in its quote, in figures or in words", () => {
  const slots = new Set(["document.count", "delegation.size", "number.count"]);
  const missing = articles.flatMap((article) =>
    recordsOf(article, glossary)
      .filter(({ slot }) => slots.has(slot))
      .filter(({ value, span }) => {
        const quote = article.body.slice(span.start, span.end).replaceAll(",", "");
        const digits = /\d+/.exec(value)?.[0] ?? "";
        return /\d/.test(quote) && !/[萬億]|million|billion/.test(quote) && !quote.includes(digits);
      })
      .map(({ slot, value }) => `${article.id} ${slot} ${value}`),
  );
  expect(missing).toEqual([]);
});

test("any text is read without a fault, and twice alike", () => {
  const words = fc.constantFrom(
    ..."Mayor Lisbon led a delegation of 12 to the Grand Hotel . , ; ( ) “theme” 「主題」 市長 王大明 率團 前往 簽署 3 項 備忘錄 於 2019年7月3日 在 舉行 。 ， 第十屆 July 4, 2019 signed three memorandums on ports and trade \n - （ ）".split(
      " ",
    ),
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string({ maxLength: 6 })), { maxLength: 60 }), (parts) => {
      for (const separator of ["", " "]) {
        const article = articleOf({ body: parts.join(separator).normalize("NFC") });
        expect(faults(article)).toEqual([]);
        expect(recordsOf(article, glossary)).toEqual(recordsOf(article, glossary));
      }
    }),
    { numRuns: 200 },
  );
});

test("no pattern runs wild on long sentences", () => {
  for (const piece of [
    "Lisbon and ",
    "市長王大明、",
    "3 memorandums, ",
    "在里斯本、",
    "The Grand ",
    "「主題",
    "one on a ",
    "A. ",
  ]) {
    const article = articleOf({ body: piece.repeat(Math.floor(2000 / piece.length)) });
    const start = performance.now();
    recordsOf(article, glossary);
    expect(performance.now() - start, piece).toBeLessThan(1000);
  }
});
