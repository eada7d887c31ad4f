/** A stretch of a text in UTF-16 units: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Words that end in a full stop without ending a sentence: titles, months and days only with a capital ("Sun."). */
const CAPITAL_ABBREVIATIONS = new Set(
  (
    "Mr Mrs Ms Dr Prof St Mt Jr Sr Rep Gov Gen Sen Hon Rev " +
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Wed Thu Fri Sat Sun"
  ).split(" "),
);
const ABBREVIATIONS = new Set("vs etc inc ltd co corp dept est approx ave blvd".split(" "));
/** These abbreviate only before a number: "No. 5", but "The mayor said no." */
const BEFORE_NUMBER = new Set("no nos vol art sec fig".split(" "));

const CLOSERS = /^["'”’」』）)\]》〉】]+/u;

/**
 * Cuts a text into sentences, in either language and in texts that mix them. A line break always ends one. A full
 * stop does not where it stands in a number, after an initial ("Annise D. Parker"), in an abbreviation ("Mr.",
 * "a.m.", "D.C.") or before a small letter. The spans leave out the white space between sentences, are in order and
 * do not overlap; together they hold every character that is not white space.
 */
export function sentenceSpans(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  const close = (end: number): void => {
    const slice = text.slice(start, end);
    const lead = slice.length - slice.trimStart().length;
    const trimmed = slice.trim();
    if (trimmed !== "") spans.push({ start: start + lead, end: start + lead + trimmed.length });
    start = end;
  };
  for (let index = 0; index < text.length; index++) {
    const unit = text.charAt(index);
    if (unit === "\n") {
      close(index);
    } else if ("。！？｡".includes(unit) || (".!?".includes(unit) && endsSentence(text, index))) {
      let end = index + 1;
      // A run of marks ("?!", "……。") and what closes around them belong to the sentence that they end.
      while (end < text.length && "。！？｡.!?…".includes(text.charAt(end))) end++;
      end += CLOSERS.exec(text.slice(end, end + 8))?.[0].length ?? 0;
      // 「好！」，他說。 is one sentence.
      if (!"，、；：".includes(text.charAt(end)) || end === text.length) close(end);
      index = end - 1;
    }
  }
  close(text.length);
  return spans;
}

/** Whether the Latin mark at `index` ends a sentence. */
function endsSentence(text: string, index: number): boolean {
  const after = text.slice(index + 1, index + 12);
  const mark = text.charAt(index);
  const rest = after.replace(/^[.!?…]+/u, "").replace(CLOSERS, "");
  if (rest === "" || rest.startsWith("\n")) return true;
  if (/^\p{Script=Han}/u.test(rest)) return mark !== "." || !/[\p{L}\p{N}]$/u.test(text.slice(0, index));
  if (!/^\s/u.test(rest)) return false;
  const next = rest.trimStart().charAt(0);
  if (next !== "" && /\p{Ll}/u.test(next)) return false;
  if (mark !== ".") return true;
  const word = /[\p{L}\p{M}.]+$/u.exec(text.slice(Math.max(0, index - 24), index))?.[0] ?? "";
  if (/^\p{Lu}$/u.test(word)) return false;
  // "a.m." or "D.C." may well end a sentence; what follows decides. A capital after it is taken for a new sentence
  // only when the abbreviation is in small letters.
  if (word.includes(".")) return /^\p{Ll}/u.test(word) && /\p{Lu}/u.test(next);
  if (BEFORE_NUMBER.has(word.toLowerCase())) return !/\p{N}/u.test(next);
  return !ABBREVIATIONS.has(word.toLowerCase()) && !CAPITAL_ABBREVIATIONS.has(word);
}
