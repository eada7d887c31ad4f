import type { Judged, Verdict } from "./judge.ts";

/** What is a miss, worst first, under its heading. */
const MISSES: readonly (readonly [Verdict, string])[] = [
  ["made-up", "Made up: answered, though the articles do not say"],
  ["wrong", "Wrong: answered, but not rightly"],
  ["abstained-wrongly", "Abstained wrongly: the articles say it"],
];

/** The misses in Markdown, for reading. `notListed` says how many questions were asked beside the judged ones. */
export function missesReport(judged: readonly Judged[], notListed: number): string {
  const sections = MISSES.map(([verdict, heading]) => {
    const own = judged.filter((one) => one.verdict === verdict);
    return [`## ${heading} (${own.length})`, ...own.map(miss)].join("\n\n");
  });
  const scope = `${judged.length} questions${notListed === 0 ? "" : `; ${notListed} held-out ones were asked too and are not listed, so that nobody tunes on them`}.`;
  return `${["# Misses of the golden questions", scope, ...sections].join("\n\n")}\n`;
}

function miss({ question, answer, faults }: Judged): string {
  const { id, language, kind, split, after, required, gold, why } = question;
  const lines = [
    `### ${id}: ${question.question}`,
    "",
    [split, language, kind].filter((part) => part !== "").join(", "),
    "",
    ...(after.length === 0 ? [] : [`- After: ${after.join(" / ")}`]),
    ...(why === undefined ? [] : [`- Not in the articles: ${why}`]),
    ...(required.length === 0 ? [] : [`- Wanted: ${required.map((forms) => forms.join(" or ")).join("; ")}`]),
    ...(gold.length === 0 ? [] : [`- In: ${gold.join(", ")}`]),
    ...faults.map((fault) => `- Fault: ${fault}`),
    ...answer.sentences.map(({ text, citations }) => {
      const cited = answer.sources.filter(({ n }) => citations.includes(n)).map(({ articleId }) => articleId);
      return `- Said: ${text.replaceAll("\n", " ")} (${cited.join(", ")})`;
    }),
    ...(answer.table?.rows.map((row) => `- Row: ${row.map(({ text }) => text).join(" | ")}`) ?? []),
    ...(answer.status === "answered"
      ? []
      : [`- Ended as: ${[answer.status, answer.reason].filter((part) => part !== null).join(", ")}`]),
  ];
  return lines.join("\n");
}
