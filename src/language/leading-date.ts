/** What may stand before the date that a sentence begins with. */
const HEAD = /^[\s"「『]*(?:(?:in|for|on|during)\s+(?:the\s+)?(?:\p{L}+\s+)?)?$/iu;
/** What stands behind a date that only bounds what is told: 2010年創辦以來, 2026年前. */
const BOUND_BEHIND = /^[^，。；]{0,8}(?:以來|起|至今|迄今|以?前|之[前後]|後|創[辦立設建]|成立|開辦|啟用)/u;
/** Words of what comes before or after: a sentence with them sets two times beside each other. */
const OTHER_TIMES =
  /\b(?:next|following|previous(?:ly)?|last|earlier|later|again)\b|下一?[屆次回]|[明隔翌去前]年|上一?[屆次回]|再[次度]/iu;

/** Whether a sentence begins with a date that is the time of all that it tells: "For 2023 we received 23 applications". */
export function isTimeOfAll(text: string, start: number, end: number): boolean {
  return HEAD.test(text.slice(0, start)) && !BOUND_BEHIND.test(text.slice(end)) && !OTHER_TIMES.test(text);
}
