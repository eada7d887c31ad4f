import { type DateMention, dateMentions } from "../language/dates.ts";
import { narrowDigits } from "../language/narrow-digits.ts";

/** What a year stands after, so that a plural behind it is not counted: "In 2018 mayors met", "the 2018 talks". */
const AFTER_YEAR_WORD =
  /(?:^|[.!?:;"“(]\s*|(?<!\p{L})(?:in|since|until|before|after|during|the|this|year)\s+)$/iu;
/** A plural noun, with an adjective before it or without: "2000 athletes", "2000 young athletes". */
const COUNTED_IN_ENGLISH =
  /^(?:-(?:member|person|strong|seat)|\s+(?:(?:young|foreign|local|other|more|new|\p{L}+(?:al|an|ese|ful|ic|ing|ish|ive|ous))\s+)?(?:people|men|women|children|\p{Ll}{2,}(?<![aiouys'])s)(?!\p{L}))/u;
/** "the 1990s". */
const DECADE = /^s(?!\p{L})/u;
/** Measure words; not where they begin a word that follows a year, as in 2019元旦. */
const COUNTED_IN_CHINESE =
  /^\s?[多餘余]?(?:[人名位件個个隻只匹份輛艘棟戶條封冊棵株顆枚張間]|元(?![旦宵月])|歲(?![末首])|公[里尺斤頃噸]|項(?!目)|家(?!長))/u;

/**
 * The dates that a text states beyond doubt. A bare number such as the 2000 of "2000 athletes" may well be a year in a
 * question ("2019 memorandums"), but a claim must not rest on it.
 */
export function statedDates(text: string): DateMention[] {
  const narrow = narrowDigits(text);
  return dateMentions(text).filter(({ start, end }) => {
    const isBare = /^\d{4}$/.test(narrow.slice(start, end));
    return !(isBare && isCounting(narrow.slice(0, start), narrow.slice(end)));
  });
}

function isCounting(before: string, after: string): boolean {
  return (
    COUNTED_IN_CHINESE.test(after) ||
    DECADE.test(after) ||
    (COUNTED_IN_ENGLISH.test(after) && !AFTER_YEAR_WORD.test(before))
  );
}
