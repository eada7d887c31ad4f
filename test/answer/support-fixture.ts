import fc from "fast-check";
import type { QuestionTerm } from "../../src/answer/question-terms.ts";
import type { TermSupport } from "../../src/answer/term-support.ts";

/** A term of a question; only its kind and weight matter for how support is measured. */
export function termOf(fields: Partial<QuestionTerm> = {}): QuestionTerm {
  return {
    text: "word",
    isName: false,
    isRequired: false,
    isFocus: false,
    entries: [],
    concepts: [],
    grams: [],
    stems: [["word"]],
    english: ["word"],
    weight: 1,
    ...fields,
  };
}

export const share = fc.double({ min: 0, max: 1, noNaN: true });
/** What a word tells: nothing, or a share of a logarithm; not the numbers next to 0, whose products are rounded away. */
const weight = fc.oneof(fc.constant(0), fc.double({ min: 1e-3, max: 12, noNaN: true }));
export const term = fc
  .record({
    isName: fc.boolean(),
    isFocus: fc.boolean(),
    weight,
  })
  .map(termOf);

/** Terms with their support; words near in meaning support no less than the words themselves. */
export const supportedTerms: fc.Arbitrary<{ terms: QuestionTerm[]; support: TermSupport }> = fc
  .array(fc.record({ term, own: share, kin: share, title: share, lead: share, neighbour: share, article: share, family: share }))
  .map((rows) => ({
    terms: rows.map((row) => row.term),
    support: {
      own: rows.map(({ own }) => own),
      near: rows.map(({ own, kin }) => Math.max(own, kin)),
      title: rows.map(({ title }) => title),
      lead: rows.map(({ lead }) => lead),
      neighbour: rows.map(({ neighbour }) => neighbour),
      article: rows.map(({ article }) => article),
      family: rows.map(({ family }) => family),
    },
  })); // prettier-ignore

/** The same support of every place for each of the terms. */
export function evenSupport(terms: readonly QuestionTerm[], fields: Partial<Record<keyof TermSupport, number>>): TermSupport {
  const all = (value = 0): number[] => terms.map(() => value);
  return {
    own: all(fields.own),
    near: all(fields.near ?? fields.own),
    title: all(fields.title),
    lead: all(fields.lead),
    neighbour: all(fields.neighbour),
    article: all(fields.article),
    family: all(fields.family),
  };
} // prettier-ignore
