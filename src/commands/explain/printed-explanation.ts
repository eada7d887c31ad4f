import { type Explanation, type ExplainedPassage, SIDES } from "./explanation.ts";

const LONGEST_TEXT = 100;

/** An explanation for reading in a terminal; ends with a line break. */
export function printedExplanation(explanation: Explanation): string {
  const { question, gloss, years, editions, found, leftOutByTime, passages, decidedBy } = explanation;
  const times = [...years.map(String), ...editions.map((edition) => `edition ${edition}`)];
  return `${[
    question,
    ...(gloss === question ? [] : [`read as: ${gloss}`]),
    `time asked for: ${times.length === 0 ? "none" : times.join(", ")}`,
    `${found} passages found, ${leftOutByTime} of them left out by the time asked for`,
    "",
    ...passages.flatMap((passage, place) => printedPassage(passage, place + 1)),
    decidedBy.length === 0
      ? "Nothing to compare the first passage with."
      : `The first passage in time is before the second by: ${decidedBy
          .map(({ side, ahead }) => `${side} ${ahead < 0 ? "" : "+"}${ahead.toFixed(3)}`)
          .join(", ")}`,
  ].join("\n")}\n`;
}

function printedPassage(passage: ExplainedPassage, rank: number): string[] {
  const { articleId, start, end, text, isInTime, score, scores, added, ranks } = passage;
  const short = text.replaceAll("\n", " ");
  return [
    `${rank}. ${score.toFixed(3)}  ${articleId} ${start}-${end}${isInTime ? "" : "  (not of the time asked for)"}`,
    `   ${short.length > LONGEST_TEXT ? `${short.slice(0, LONGEST_TEXT)}…` : short}`,
    `   ${SIDES.map(
      (side) => `${side} ${scores[side].toFixed(3)} (#${ranks[side]}, adds ${added[side].toFixed(3)})`,
    ).join(", ")}`,
    "",
  ];
}
