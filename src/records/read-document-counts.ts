import { CHINESE_DOCUMENTS, documentKind, ENGLISH_DOCUMENTS } from "./document-words.ts";
import { type GroupMatch, matchesOf } from "./matches.ts";
import type { Found, ReadSentence } from "./sentence.ts";
import { pattern } from "./tags.ts";
import { numberIn } from "./values.ts";

const ENGLISH: readonly RegExp[] = [
  // three new cooperation memorandums of understanding; not "three memorandum areas", nor "one of the memorandums"
  pattern(
    `(?<count>{number}) (?:(?!of |in |at |on |for )\\p{L}[\\p{L}-]*,? ){0,4}?(?<what>${ENGLISH_DOCUMENTS})(?![\\p{L}-])`,
    "dgiu",
  ),
  // no memorandums were signed
  pattern(
    `\\b(?<none>no)\\b (?:\\p{L}[\\p{L}-]* ){0,3}?(?<what>${ENGLISH_DOCUMENTS})(?=[^.;]{0,40}\\b(?:signed|concluded)\\b)`,
    "dgiu",
  ),
  pattern(
    `\\b(?:signed|concluded|sign) (?<none>no) (?:\\p{L}[\\p{L}-]* ){0,3}?(?<what>${ENGLISH_DOCUMENTS})`,
    "dgiu",
  ),
  // four were signed; 19 had been signed before; the forum added two
  pattern("(?<count>{number}) (?:were|had been|have been) (?:signed|concluded)\\b", "dgiu"),
  pattern("\\badded (?<count>{number})(?=[,.;]| more[,.; ]|$)", "dgiu"),
  // brought the number of memorandums to 45; the total stood at 45
  pattern(
    `\\b(?:number|total|tally|sum)\\b(?! of (?:[^ .;]+['’]s |its |our |the (?:city['’]s )?)?(?:sister|partner|friendship)[- ]cit)(?: of)?[^.;]{0,60}?\\b(?:to|at|reached|reaching|is|was) (?<total>{number})(?=[,.;]|$)`,
    "dgiu",
  ),
];

const COUNTED = "\\s?[項份個件紙]";
const ALREADY = "(?:已有|已達|共有|總數|累計|達|增至|來到)";

const CHINESE: readonly RegExp[] = [
  // 簽署的備忘錄已有45項; 備忘錄總數為45項
  pattern(
    `(?<what>${CHINESE_DOCUMENTS})[^，。；]{0,8}?${ALREADY}[^，。；]{0,6}?(?<total>{number})${COUNTED}(?=[，。；]|$)`,
  ),
  // 簽署旅遊、教育3項合作備忘錄; not 三個備忘錄領域, nor 三個領域簽署備忘錄
  pattern(
    `(?<count>{number})${COUNTED}(?:(?!領域|議題|簽)[^，。；、]){0,10}?(?<what>${CHINESE_DOCUMENTS})(?!領域|的?(?:範圍|議題|主題))`,
  ),
  // 簽署的備忘錄共3項
  pattern(
    `(?<what>${CHINESE_DOCUMENTS})[^，。；]{0,8}?(?:共|為|有)[^，。；]{0,6}?(?<count>{number})${COUNTED}(?=[，。；]|$)`,
  ),
  // 在此之前兩市已簽署19項
  pattern(`簽(?:署|訂|下|定)?了?(?<count>{number})${COUNTED}(?=[，。；]|$)`),
  // 沒有簽署備忘錄
  pattern(
    `(?<none>沒有|沒|未|並未)(?:再|能)?簽(?:署|訂|下|定)?(?:任何)?[^，。；]{0,6}?(?<what>${CHINESE_DOCUMENTS})`,
  ),
];

/** Words that make a count one of all documents up to then. */
const ALL_BY_THEN_ENGLISH =
  /\b(?:by then|so far|to date|up to|until|in all|altogether|in total|before (?:the|that|then)|(?:signed|concluded) before|already|over (?:the )?(?:\p{L}+ |\d+ ){1,3}(?:years|forums|editions)|the (?:two )?(?:cities|sides|parties) had (?:signed|concluded))\b/iu;
const ALL_BY_THEN_CHINESE = /已(?=簽|有|達)|至今|迄今|至當時|累計|總數|總計|歷年|先前|過去|之前/u;

/** How many documents were signed at an event, or by two parties up to then. */
export function readDocumentCounts(sentence: ReadSentence): Found[] {
  const { tagged, article } = sentence;
  // A sentence may leave the noun to the one before it ("19 had been signed"), an article does not.
  if (documentKind(article.body) === null) return [];
  const patterns = article.language === "en" ? ENGLISH : CHINESE;
  return matchesOf(patterns, tagged).flatMap((match) => foundIn(match, sentence));
}

function foundIn(match: GroupMatch, sentence: ReadSentence): Found[] {
  const { count, total, none, what } = match.groups;
  const { text } = sentence;
  const kind = what === undefined ? documentKind(text) : documentKind(text.slice(what.start, what.end));
  if (none !== undefined) return [{ slot: "document.count", ...none, value: "0", kind }];
  const span = total ?? count;
  if (span === undefined) return [];
  const value = numberIn(sentence, span);
  // "One memorandum" tells of a memorandum, not how many there were.
  if (value === "1" && text.slice(span.start, span.end) !== "1") return [];
  const isTotal = total !== undefined || isAllByThen(match, sentence);
  return [{ slot: "document.count", ...span, value, isTotal, kind }];
}

/** A total and the count of one event may stand in one sentence: in English a semicolon parts them, in Chinese a comma. */
function isAllByThen({ start, end }: GroupMatch, { text, article }: ReadSentence): boolean {
  const isEnglish = article.language === "en";
  const boundary = isEnglish ? /[;；]/u : /[，；]/u;
  const before = text.slice(0, start).split(boundary).at(-1) ?? "";
  const after = text.slice(end).split(boundary)[0] ?? "";
  return (isEnglish ? ALL_BY_THEN_ENGLISH : ALL_BY_THEN_CHINESE).test(
    before + text.slice(start, end) + after,
  );
}
