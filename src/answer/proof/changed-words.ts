import { fold } from "../../language/fold.ts";
import { hasHan } from "../../language/han.ts";
import { toTraditional } from "../../language/script.ts";
import type { Span } from "../../language/sentences.ts";
import { stem } from "../../language/stem.ts";
import { overlaps } from "./clauses.ts";
import { type ContentWord, isSameHan, isSameWord } from "./content-words.ts";
import type { ProofText } from "./proof-text.ts";

/** What keys of dates begin with; a date may lack the year that the evidence tells. */
const DATE = "d";

/** A word of a text, or a number, a date or a time of day as one. */
interface Token extends Span {
  readonly key: string;
  /** Null for what others compare. */
  readonly word: ContentWord | null;
  /** Whether it is a name, and no office or first word of a sentence, which are written with a capital as well. */
  readonly isName: boolean;
}

/** What stands in one text between two places where both have the same words, and what in the other. */
interface Change {
  readonly told: readonly Token[];
  readonly instead: readonly Token[];
  /** The words of the other text there, with those on either side. */
  readonly around: string;
}

/** Words on either side that have to be the same for what stands between to be a change. */
const FRAME = 2;
/** Longest change: more is told in other words. */
const LONGEST = 3;

/** Least share of a sentence that has to be the evidence's, word for word: what is told more freely has its words elsewhere. */
const LEAST_SAME = 0.8;

/** Light words that change what is told where they stand in for another, or come in between. */
const TELLING = new Set(
  (
    "more less fewer most least not no never without nearly almost over under than " +
    "day week month year hour minute time city country group people person " +
    "多 餘 逾 近 超過 以上 以下 不到 未 沒 不 無 沒有 並未 未能 尚未 並非 月 週 天 年 日 時 分 人 次 州 國 市 隊 個月"
  )
    .split(" ")
    .flatMap((word) => [fold(word), stem(fold(word))]),
);

/** A numeral, folded, that is cut as one word with what it counts: 一天. */
const NUMERAL = /^[零〇一二两三四五六七八九十百千万亿]+/u;

/** What tells that something is done, where it takes the place of what tells that it is to come. */
const DONE = new Set("已 已經 曾 曾經".split(" ").map(fold));
const TO_COME = /[將會預擬望備訂]|打算|[計規][畫劃]/u;

/**
 * Words that stand in a sentence instead of others, where it tells word for word what the evidence tells before and
 * behind them: they have to mean what they stand for, whatever else of the evidence they might be of.
 */
export function changedWords(told: ProofText, evidence: ProofText): Span[] {
  if (told.isChinese !== evidence.isChinese) return [];
  const tokens = tokensOf(told);
  const others = tokensOf(evidence);
  const pairs = commonPairs(tokens, others);
  if (pairs.length < tokens.length * LEAST_SAME) return [];
  const changes = changesBetween(tokens, others, pairs, fold(evidence.text));
  const left = others.filter((_, place) => !pairs.some(([, at]) => at === place));
  return changes
    .filter((change) => change.told.length <= LONGEST && change.instead.length <= LONGEST + 1)
    .flatMap((change) => {
      const elsewhere = left.filter((token) => !change.instead.includes(token));
      return change.told.filter(({ key, word, isName }) =>
        word === null
          ? isAnothers(key, change) &&
            others.some((other) => other.key === key) &&
            !elsewhere.some((other) => other.key === key)
          : !isName && isTelling(word, key, change) && !isCarried(word, change, elsewhere),
      );
    });
}

/** Whether a number or a time of day stands where the evidence has another one. */
function isAnothers(key: string, { instead }: Change): boolean {
  const kind = key.charAt(0);
  if (kind === DATE) return false;
  return instead.some((other) => other.word === null && other.key.startsWith(kind) && other.key !== key);
}

/** What comes in between takes no other's place: it changes what is told where it is a bound, a negation or a unit. */
function isTelling(word: ContentWord, key: string, { instead }: Change): boolean {
  if (DONE.has(word.text)) return instead.some(({ key }) => TO_COME.test(toTraditional(key)));
  return (
    (!word.isLight && instead.length > 0) ||
    TELLING.has(key.replace(NUMERAL, "")) ||
    [...word.keys].some((other) => TELLING.has(other))
  );
}

/** What a capital does not make a name: an office, or the word that opens a sentence where the glossary knows no name. */
function isOfficeOrOpening({ start, keys }: ContentWord, text: string): boolean {
  const entries = [...keys].filter((key) => key.startsWith("e:"));
  if (entries.length > 0) return entries.every((key) => key.startsWith("e:roles:"));
  return /(?:^|[.!?:])["'“‘(\s]*$/u.test(text.slice(0, start));
}

/** Whether a word means one that it stands for, or has been moved from where the sentence leaves it out. */
function isCarried(word: ContentWord, { instead, around }: Change, others: readonly Token[]): boolean {
  // Words of Chinese are cut in more than one way: 八個月, 8個月.
  if (hasHan(word.text) && !isOffice(word) && around.includes(word.text)) return true;
  const isLike = ({ word: other }: Token): boolean => other !== null && isSameInPlace(word, other);
  return instead.some(({ isName }) => isName) || instead.some(isLike) || others.some(isLike);
}

function isOffice({ keys }: ContentWord): boolean {
  return [...keys].some((key) => key.startsWith("e:roles:"));
}

/**
 * Whether a word means what another one does. Two offices are two. In Chinese two entries of the glossary are two as well,
 * and a part of the sense is not enough: 開幕式 and 閉幕式 are both ceremonies.
 */
function isSameInPlace(word: ContentWord, other: ContentWord): boolean {
  const isHan = hasHan(word.text) && hasHan(other.text);
  const entriesOf = ({ keys }: ContentWord): string[] =>
    [...keys].filter((key) => key.startsWith(isHan ? "e:" : "e:roles:"));
  const [own, others] = [entriesOf(word), entriesOf(other)];
  if (own.length > 0 && others.length > 0) return own.some((key) => others.includes(key));
  if (!isHan) return isSameWord(word, other);
  return isSameHan(word.text, other.text) || [...word.keys].some((key) => other.keys.has(key));
}

function tokensOf({ text, words, numbers, dates, clocks }: ProofText): Token[] {
  const values = [
    ...dates.map(({ start, end, year, month, day }) => ({
      start,
      end,
      key: `${DATE}${[year, month, day].join("-")}`,
    })),
    ...clocks.map(({ start, end, hour, minute, half }) => ({
      start,
      end,
      key: `t${[hour, minute, half].join(":")}`,
    })),
    ...numbers.map(({ start, end, value }) => ({ start, end, key: `n${value}` })),
  ].map((value): Token => ({ ...value, word: null, isName: false }));
  // 兩市 is a number and what it counts.
  const others = words.flatMap((word): Token[] => {
    const within = values.filter((value) => overlaps(value, word));
    const isName = word.isName && !isOfficeOrOpening(word, text);
    return outside(word, within).map(({ start, end }) => {
      const key = within.length === 0 ? word.text : fold(text.slice(start, end));
      return { start, end, key, word, isName };
    });
  });
  return [...values, ...others].sort((a, b) => a.start - b.start);
}

/** The parts of a word before and behind the values in it: 最後一天 is one word. */
function outside(word: Span, values: readonly Span[]): Span[] {
  if (values.length === 0) return [word];
  return [
    { start: word.start, end: Math.min(...values.map(({ start }) => start)) },
    { start: Math.max(...values.map(({ end }) => end)), end: word.end },
  ].filter(({ start, end }) => start < end);
}

/** What differs between two texts, framed by what does not. */
function changesBetween(
  told: readonly Token[],
  evidence: readonly Token[],
  pairs: readonly (readonly [number, number])[],
  text: string,
): Change[] {
  const ends: readonly [number, number] = [told.length, evidence.length];
  let [a, b] = [0, 0];
  let run = FRAME;
  const changes: (Change & { before: number; behind: number })[] = [];
  for (const [nextA, nextB] of [...pairs, ends]) {
    if (nextA > a || nextB > b) {
      const around = text.slice(evidence[b - 1]?.start ?? 0, evidence[nextB]?.end ?? text.length);
      const instead = evidence.slice(b, nextB);
      changes.push({ told: told.slice(a, nextA), instead, around, before: run, behind: 0 });
      run = 0;
    }
    run++;
    const last = changes.at(-1);
    if (last !== undefined) last.behind = nextA === told.length ? FRAME : run;
    [a, b] = [nextA + 1, nextB + 1];
  }
  return changes.filter(({ before, behind }) => before >= FRAME && behind >= FRAME);
}

/** Places of the longest series of tokens that both have in this order. */
function commonPairs(one: readonly Token[], other: readonly Token[]): [number, number][] {
  const width = other.length + 1;
  const longest = new Uint16Array((one.length + 1) * width);
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      const isSame = one[i]?.key === other[j]?.key;
      longest[i * width + j] = isSame ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    if (one[i]?.key === other[j]?.key) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
