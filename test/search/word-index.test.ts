import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeDictionary, encodeDictionary } from "../../src/language/dictionary.ts";
import { Glossary } from "../../src/language/glossary.ts";
import { MeaningReader } from "../../src/language/meaning-words.ts";
import { namesOf, NO_PASSAGE, type WordIndexData } from "../../src/search/word-index.ts";
import { WordIndexBuilder } from "../../src/search/word-index-builder.ts";

const senses = new Map([["发明", ["invent", "invention"]], ["医生", ["doctor"]], ["公园", ["public park", "garden"]]]); // prettier-ignore
const reader = new MeaningReader(new Glossary([]), decodeDictionary(encodeDictionary(senses)));

/** An article: its title, and its sentences by passage. */
interface Text {
  readonly title: string;
  readonly passages: readonly (readonly string[])[];
}

/** An index of the articles, those with a place in the earlier index taken over from there. */
function indexOf(
  articles: readonly { readonly text: Text; readonly from?: number }[],
  earlier: readonly Text[] = [],
): WordIndexData {
  const before = earlier.length === 0 ? null : indexOf(earlier.map((text) => ({ text })));
  const builder = new WordIndexBuilder(reader, before);
  let passage = 0;
  articles.forEach(({ text, from }, place) => {
    if (from === undefined) {
      builder.add(text.title, place, NO_PASSAGE);
      text.passages.forEach((sentences, number) => {
        for (const sentence of sentences) builder.add(sentence, place, passage + number);
      });
    } else {
      builder.take(from, place, passage - passagesOf(earlier.slice(0, from)));
    }
    passage += text.passages.length;
  });
  return builder.build();
}

function passagesOf(texts: readonly Text[]): number {
  return texts.reduce((sum, { passages }) => sum + passages.length, 0);
}

const sentence = fc
  .array(fc.constantFrom("Sommer", "Sommers", "Summers", "summer", "invented", "特斯拉", "發明", "公園", "𠮷", "醫生"), {
    maxLength: 6,
  })
  .map((words) => words.join(" ")); // prettier-ignore
const text: fc.Arbitrary<Text> = fc.record({
  title: sentence,
  passages: fc.array(fc.array(sentence, { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
});
const texts = fc.array(text, { maxLength: 5 });

test("an index with articles taken over from an earlier one, in any order, is the one made of their texts", () => {
  fc.assert(
    fc.property(texts, texts, fc.array(fc.nat(9)), (earlier, added, order) => {
      const all = [
        ...earlier.map((each, from) => ({ text: each, from })),
        ...added.map((each) => ({ text: each })),
      ];
      const chosen = [...new Set(order)].flatMap((at) => all.slice(at, at + 1));
      expect(indexOf(chosen, earlier)).toEqual(indexOf(chosen.map((each) => ({ text: each.text }))));
    }),
    { numRuns: 300 },
  );
});

test("a name sounds as where it stands first, also once that article is gone", () => {
  const earlier = ["Sommer slept.", "Sommers slept."].map((title) => ({ title, passages: [] }));
  const sounds = (data: WordIndexData): string[] => [...namesOf(data).values()];
  const [first = expect.unreachable(), second = expect.unreachable()] = earlier;
  const both = indexOf([{ text: first, from: 0 }, { text: second, from: 1 }], earlier); // prettier-ignore
  expect(sounds(both)).toEqual(sounds(indexOf(earlier.map((each) => ({ text: each })))));
  const left = indexOf([{ text: second, from: 1 }], earlier);
  expect(sounds(left)).toEqual(sounds(indexOf([{ text: second }])));
  expect(sounds(left)).not.toEqual(sounds(both));
});
