/** What speaks for a sentence as the answer, each 0 to 1. */
export interface Measures {
  /** Share of the question's terms, by weight, that the sentence or what stands around it holds. */
  readonly coverage: number;
  /** The same for the sentence alone. */
  readonly own: number;
  /** Like `coverage`, over the terms that say what is asked about the event; 1 where the question has none. */
  readonly focus: number;
  /** Like `own`, where a word also counts in part when the sentence has one near it in meaning. */
  readonly kin: number;
  /** The same over the terms that say what is asked. */
  readonly kinFocus: number;
  /** How much of what is asked nothing supports, from none to all of a long question. */
  readonly missing: number;
  /** Support of the telling term that has least of it; 1 where there is none. */
  readonly weakest: number;
  /** Whether a value of the kind asked for is in the sentence. */
  readonly value: number;
  /** Whether the kind of value can be told from the words, and the sentence has none. */
  readonly valueAbsent: number;
  /** Whether a value of such a kind is nowhere in the sentence. */
  readonly valueNone: number;
  /** Whether the question names what neither the glossary nor the article and other reports of its event know. */
  readonly strangerMissing: number;
  /** Whether the sentence states another time than the one asked about, in an article of that time. */
  readonly timeDoubtful: number;
  /** Share of the question's names, by weight, that the sentence itself holds; 1 where there are none. */
  readonly namesHere: number;
  /** How much the least supported word lacks, in a question whose answer is yes or no; 0 for others. */
  readonly doubt: number;
  /** Whether the noun that names the value ("theme", "how many teams") is missing from the sentence. */
  readonly headMissing: number;
  /** Cosine of the sentence with the question. */
  readonly similarity: number;
  /** Whether the sentence opens its article. */
  readonly lead: number;
  /** How well the sentence holds what the article's title and opening leave over of the question. */
  readonly residual: number;
  /** How much of that the sentence lacks. */
  readonly residualMissing: number;
  /** The same where the sentences beside it may hold it too. */
  readonly residualNearby: number;
  /** Mean support of the question's words but for names, each counted alike, by the sentence. */
  readonly evenHere: number;
  /** The same with what stands around the sentence at a discount. */
  readonly evenAround: number;
  /** Whether title and opening hold all of the question. */
  readonly explained: number;
  /** How much the sentence says again of what title and opening hold. */
  readonly restated: number;
  /** Share of the question that title, opening and sentence hold together. */
  readonly context: number;
  /** Share of the question that the article holds anywhere. */
  readonly article: number;
  /** How much of the question, but for its names, the article holds nowhere. */
  readonly articleMissing: number;
  /** Support, anywhere in the article, of the telling term that has least of it. */
  readonly weakestAnywhere: number;
  /** How much of the question's names the article and other reports of its event hold nowhere. */
  readonly nameMissing: number;
  /** Share of the attributes asked for whose words the sentence has. */
  readonly framed: number;
  /** Share of the attributes asked for whose words the sentence lacks, though news does without them at times. */
  readonly unframed: number;
  /** Share of the attributes asked for whose words the sentence lacks, and hardly any statement does without them. */
  readonly unstated: number;
  /** How much the sentence tells beyond question and title. */
  readonly novelty: number;
  /** By how much another sentence of the article is nearer to the question. */
  readonly similarityGap: number;
  /** Whether one of a kind that has a name is asked for, and the sentence names what the question does not. */
  readonly named: number;
  /** The same, and the sentence names nothing that the question does not. */
  readonly unnamed: number;
  /** Whether a thing is asked for that may be one of several, and the sentence lists some. */
  readonly listed: number;
  /** Whether several things are asked for, and the sentence lists none. */
  readonly unlisted: number;
  /** Whether the question is about a decisive matter that neither the sentence nor those beside it speak of. */
  readonly matterMissing: number;
  /** Whether the sentence tells a plan and the question asks what came of it. */
  readonly onlyPlanned: number;
  /** Whether the sentence denies something and the question does not. */
  readonly denies: number;
  /** Whether a time is asked for, and neither sentence nor article states one. */
  readonly timeUnstated: number;
  /** Cosine of the article's best passage with the question. */
  readonly dense: number;
  /** Fused score of the article's best passage divided by the best of all. */
  readonly retrieval: number;
  /** Whether the sentence states, or its article has, the time asked for. */
  readonly time: number;
  /** Whether the sentence is in the language that the question is written in. */
  readonly sameLanguage: number;
  /** Length in UTF-16 units over 200, at most 1. */
  readonly length: number;
}

/** Pairs of measures that tell more together: a value where the words fit, words where the languages are the same. */
export const PRODUCTS = {
  coverageTimesValue: ["coverage", "value"],
  focusTimesValue: ["focus", "value"],
  similaritySameLanguage: ["similarity", "sameLanguage"],
  ownSameLanguage: ["own", "sameLanguage"],
  residualMissingSameLanguage: ["residualMissing", "sameLanguage"],
  weakestSameLanguage: ["weakest", "sameLanguage"],
} as const satisfies Readonly<Record<string, readonly [keyof Measures, keyof Measures]>>;

/** A measure, or a product of two. */
export type Criterion = keyof Measures | keyof typeof PRODUCTS;

/**
 * Weights of the criteria: a conditional logit with the choice of saying nothing, fitted by `npm run fit` on the
 * development questions, which also reports it cross-validated by event, and from there on on 1,320 plain questions about nine
 * cities, pulled towards the first fit (docs/decisions/0038-an-embedding-model-of-our-own.md).
 */
export const WEIGHTS: Readonly<Record<Criterion, number>> = {
  coverage: 0.21,
  own: 0.48,
  focus: 0.34,
  kin: 0.05,
  kinFocus: 1.05,
  missing: 0.31,
  weakest: -0.49,
  value: 0.7,
  valueAbsent: -0.1,
  valueNone: -0.67,
  strangerMissing: 0.1,
  timeDoubtful: -0.63,
  namesHere: -0.17,
  doubt: -0.71,
  headMissing: -0.55,
  dense: 2.53,
  retrieval: 4.24,
  time: 0.05,
  sameLanguage: -0.99,
  length: 0.57,
  similarity: 3.08,
  lead: -0.68,
  residual: 1.11,
  residualMissing: 0.48,
  residualNearby: -1.19,
  explained: -0.47,
  restated: -0.55,
  context: 2.12,
  article: -0.04,
  articleMissing: 1.25,
  weakestAnywhere: -0.25,
  timeUnstated: -1.08,
  nameMissing: -0.06,
  framed: 0.75,
  unframed: -0.5,
  unstated: -1.33,
  novelty: -0.49,
  similarityGap: -2.23,
  listed: 0.08,
  unlisted: -1.7,
  evenHere: -0.21,
  evenAround: 1.21,
  named: -0.15,
  unnamed: -1.42,
  matterMissing: -1.26,
  onlyPlanned: -0.46,
  denies: -0.03,
  coverageTimesValue: 1.45,
  similaritySameLanguage: 0.67,
  ownSameLanguage: -0.38,
  residualMissingSameLanguage: 0.07,
  weakestSameLanguage: 0.27,
  focusTimesValue: -0.04,
};

/** Worth of saying nothing, from the same fit: a sentence has to be worth more. */
export const NOTHING = 9.69;

/** Names of the criteria, in a fixed order. */
export const CRITERIA = Object.keys(WEIGHTS) as readonly Criterion[];

/** By criterion: the measures that it is the product of, itself alone or two. */
const FACTORS: readonly (readonly (keyof Measures)[])[] = CRITERIA.map((name) =>
  name in PRODUCTS ? PRODUCTS[name as keyof typeof PRODUCTS] : [name as keyof Measures],
);

/** Values of the criteria, in the order of `CRITERIA`. */
export function criteria(measures: Measures): number[] {
  return FACTORS.map((factors) => factors.reduce((product, name) => product * measures[name], 1));
}

/** Values times their weights, in the order of the names. */
export function weighed<Name extends string>(
  names: readonly Name[],
  values: readonly number[],
  weights: Readonly<Record<Name, number>>,
): number {
  return names.reduce((sum, name, place) => sum + weights[name] * (values[place] ?? 0), 0);
}

/** Log-odds of the sentence as the answer against no answer, by the fitted model. */
export function acceptance(measures: Measures): number {
  return weighed(CRITERIA, criteria(measures), WEIGHTS) - NOTHING;
}
