import fc from "fast-check";
import { expect, it } from "vitest";
import { matchTerm } from "../../src/answer/match-term.ts";
import { questionTerms } from "../../src/answer/question-terms.ts";
import { FeatureReader } from "../../src/answer/text-features.ts";
import { Concepts } from "../../src/language/concepts.ts";
import { decodeDictionary, encodeDictionary } from "../../src/language/dictionary.ts";
import { fold } from "../../src/language/fold.ts";
import { GLOSSARY } from "./reading.ts";

const statistics = { passageCount: 1000, documentFrequency: () => 3 };

/** Phrases of a concept, each with the senses that a dictionary gives it: in words, in other signs, in none. */
const PHRASES: Readonly<Record<string, string[]>> = {
  逆流划船: ["to row upstream"],
  順水推舟: ["……", "to go with the current"],
  橋下過夜: [],
};
const dictionary = decodeDictionary(
  encodeDictionary(new Map(Object.entries(PHRASES).map(([word, senses]) => [fold(word), senses]))),
);
const concepts = Concepts.of([{ id: "boats", en: ["row upstream"], zh: Object.keys(PHRASES) }]);
const reader = new FeatureReader(GLOSSARY, dictionary, concepts);

it("is a share between none and all, whatever a dictionary says of a phrase", () => {
  const phrase = fc.constantFrom(...Object.keys(PHRASES), "row upstream");
  fc.assert(
    fc.property(phrase, fc.constantFrom("the keeper", "隊伍", "逆流", "row home"), (asked, text) => {
      const terms = questionTerms(asked, reader, statistics);
      expect(terms).not.toHaveLength(0);
      for (const term of terms) {
        const share = matchTerm(term, reader.read(text));
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }
    }),
  );
});

it("holds a phrase of a concept in any of its words, in either language", () => {
  for (const asked of [...Object.keys(PHRASES), "row upstream"]) {
    for (const text of [...Object.keys(PHRASES), "They row upstream."]) {
      const shares = questionTerms(asked, reader, statistics).map((term) =>
        matchTerm(term, reader.read(text)),
      );
      expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.9);
    }
  }
});
