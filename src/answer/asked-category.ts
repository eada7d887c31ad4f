import { numberMentions } from "../language/numbers.ts";

/** Sorts of which what is told of one is not told of the other: the men's race is not the women's. */
const SORTS: readonly (readonly RegExp[])[] = [
  [
    /\b(?:men|men[’']s|boys|boys[’']|male)(?![\p{L}’'])|男[子生隊單雙團童女]/iu,
    /\b(?:women|women[’']s|girls|girls[’']|ladies|female)(?![\p{L}’'])|(?<!子)女[子生隊單雙團童]|男女/iu,
  ],
  [/\bfirst half\b|上半[年場季]/iu, /\bsecond half\b|下半[年場季]/iu],
];

/** What is told apart by a number: the 20th anniversary is not the 25th, nor the second day the first, nor under-14s under-12s. */
interface Numbered {
  /** What every such text holds: numbers are looked for in no other. */
  readonly word: RegExp;
  readonly before?: RegExp;
  readonly after?: RegExp;
  /** Whether only "second" and 第二 count, not "two". */
  readonly isRank?: true;
}

const NUMBERED: readonly Numbered[] = [
  { word: /anniversar|[週周]年/iu, after: /^(?:[ -]years?)?[ -]anniversar(?:y|ies)\b|^ ?[週周]年(?!級)/iu },
  { word: /\bday\b|第.+[天日]/iu, after: /^ day\b|^ ?[天日]/iu, isRank: true },
  { word: /\bunder|\bU[- ]?\d/iu, before: /\b(?:under|U)[- ]?$/iu },
  { word: /歲以下/u, after: /^ ?歲以下/u },
];

/**
 * Whether a question asks of one sort of something (the women's race, the second half of the year, the 20th anniversary), and a
 * sentence tells of another sort alone.
 */
export function tellsOtherCategory(question: string, sentence: string): boolean {
  return (
    SORTS.some((sorts) => isOther(sortsIn(sorts, question), sortsIn(sorts, sentence))) ||
    NUMBERED.some((numbered) => {
      const asked = numbersIn(numbered, question);
      return asked.length > 0 && isOther(asked, numbersIn(numbered, sentence));
    })
  );
}

function sortsIn(sorts: readonly RegExp[], text: string): number[] {
  return sorts.flatMap((sort, place) => (sort.test(text) ? [place] : []));
}

function numbersIn({ word, before, after, isRank }: Numbered, text: string): number[] {
  if (!word.test(text)) return [];
  return numberMentions(text)
    .filter(({ start, end, ordinal }) => {
      if (isRank === true && !ordinal && !text.slice(0, start).endsWith("第")) return false;
      return (before?.test(text.slice(0, start)) ?? true) && (after?.test(text.slice(end)) ?? true);
    })
    .map(({ value }) => value);
}

/** Whether just one is asked for, and only others are told of. */
function isOther(asked: readonly number[], told: readonly number[]): boolean {
  const [one, ...more] = new Set(asked);
  return one !== undefined && more.length === 0 && told.length > 0 && !told.includes(one);
}
