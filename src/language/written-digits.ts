/** Digits of the shortest number that is masked, one without its area code; what only looks like one is told in figures. */
const LEAST_DIGITS = 7;
const RUN = /[〇○零一二三四五六七八九](?:[ -]?[〇○零一二三四五六七八九])+/gu;
const ZEROS = "〇○零";
const DIGITS = "零一二三四五六七八九";

/**
 * Long numbers written digit by digit in Chinese characters (零九一二三四五六七八), in a text of one width, in figures.
 * An offset into the result is an offset into the input.
 */
export function writtenDigitsToFigures(text: string): string {
  return text.replace(RUN, (run) =>
    run.replace(/[ -]/gu, "").length < LEAST_DIGITS ? run : run.replace(/[^ -]/gu, figureOf),
  );
}

function figureOf(character: string): string {
  return ZEROS.includes(character) ? "0" : String(DIGITS.indexOf(character));
}
