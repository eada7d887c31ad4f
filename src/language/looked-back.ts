/** Whether a date only says since when something had not happened: "the first visit since 1995", 1995年以來第一位. */
export function isLookedBackTo(text: string, start: number, end: number): boolean {
  return (
    /\b(?:first|only)\b[^.;]*\bsince $/iu.test(text.slice(0, start)) ||
    /^以來(?:的)?(?:首|第一|唯一)/u.test(text.slice(end))
  );
}
