import type { ExplainedFaq, ExplainedFaqs } from "./explained-faqs.ts";
import { type Explanation, type ExplainedPassage, SIDES } from "./explanation.ts";

const LONGEST_TEXT = 100;

/** An explanation for reading in a terminal; ends with a line break. `faqs` is null where there are none to compare with. */
export function printedExplanation(explanation: Explanation, faqs: ExplainedFaqs | null): string {
  const { question, gloss, years, editions, found, leftOutByTime, passages, decidedBy } = explanation;
  const times = [...years.map(String), ...editions.map((edition) => `edition ${edition}`)];
  return `${[
    question,
    ...(gloss === question ? [] : [`read as: ${gloss}`]),
    `time asked for: ${times.length === 0 ? "none" : times.join(", ")}`,
    "",
    ...printedFaqs(faqs),
    "",
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

function printedFaqs(faqs: ExplainedFaqs | null): string[] {
  if (faqs === null || faqs.published === 0) return ["no FAQs"];
  const { published, nearest, same } = faqs;
  return [
    `${published} FAQs published; nearest:`,
    ...nearest.flatMap((faq, place) => printedFaq(faq, place + 1)),
    same === null ? "No FAQ asks the same: the articles answer." : printedSame(same),
  ];
}

function printedFaq(faq: ExplainedFaq, rank: number): string[] {
  const { id, question, similarity, threshold, differs, unmatched, isValidToday } = faq;
  const why = [
    ...(differs === null ? [] : [`differs in ${differs}`]),
    ...(unmatched === 0 ? [] : [`${unmatched} words not met`]),
    ...(isValidToday ? [] : ["not valid today"]),
  ];
  const needed = threshold === null ? "too many words not met" : `${threshold} needed`;
  return [
    `${rank}. ${similarity.toFixed(3)} (${needed})  ${id}${why.length === 0 ? "" : `  ${why.join(", ")}`}`,
    `   ${question}`,
  ];
}

function printedSame({ id, answers, notProved }: NonNullable<ExplainedFaqs["same"]>): string {
  if (answers) return `FAQ ${id} asks the same and answers.`;
  const why = notProved === null ? "" : `: ${notProved.kind} "${notProved.what}" in "${notProved.text}"`;
  return `FAQ ${id} asks the same, but does not hold today${why}. The articles answer.`;
}

function printedPassage(passage: ExplainedPassage, rank: number): string[] {
  const { articleId, start, end, text, isInTime, score, scores, added, ranks } = passage;
  const short = text.replaceAll("\n", " ");
  return [
    `${rank}. ${score.toFixed(3)}  ${articleId} ${start}-${end}${isInTime ? "" : "  (not of the time asked for)"}`,
    `   ${short.length > LONGEST_TEXT ? `${short.slice(0, LONGEST_TEXT)}…` : short}`,
    `   ${SIDES.map(
      (side) => `${side} ${scores[side].toFixed(3)} (#${ranks[side]}, adds ${added[side].toFixed(3)})`,
    ).join(", ")}${added.across === 0 ? "" : `, in the other language (adds ${added.across.toFixed(3)})`}`,
    "",
  ];
}
