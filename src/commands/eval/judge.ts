import type { Answer } from "../../answer/answer.ts";
import type { Article } from "../../corpus/article.ts";
import type { GoldenQuestion } from "./questions.ts";

/** How an answer to a golden question turned out. */
export type Verdict = "right" | "wrong" | "abstained-wrongly" | "abstained-rightly" | "made-up";

/** An answer with its verdict. */
export interface Judged {
  readonly question: GoldenQuestion;
  readonly answer: Answer;
  readonly verdict: Verdict;
  /** What a wrong answer lacks or should not have. */
  readonly faults: readonly string[];
  /** Citations in all, and those whose quote stands in the article at its offsets. */
  readonly citations: number;
  readonly citationsThatHold: number;
}

/**
 * Right is an answer whose sentences, table cells and conflicting claims hold every required value in one of its forms and
 * no forbidden one, and that cites a gold article. Any other answer to an answerable question is wrong; any answer to an
 * unanswerable one is made up.
 */
export function judge(
  question: GoldenQuestion,
  answer: Answer,
  articleOf: (id: string, version: string) => Article | null,
): Judged {
  const held = answer.sources.filter(({ articleId, articleVersion, quote, start, end }) => {
    const article = articleOf(articleId, articleVersion);
    return article !== null && start < end && article.body.slice(start, end) === quote;
  });
  const base = { question, answer, citations: answer.sources.length, citationsThatHold: held.length };
  if (answer.status !== "answered") {
    return { ...base, verdict: question.answerable ? "abstained-wrongly" : "abstained-rightly", faults: [] };
  }
  if (!question.answerable) return { ...base, verdict: "made-up", faults: [] };
  const faults = faultsOf(question, answer);
  return { ...base, verdict: faults.length === 0 ? "right" : "wrong", faults };
}

function faultsOf(question: GoldenQuestion, answer: Answer): string[] {
  const cells = answer.table?.rows.flat() ?? [];
  const claims = answer.conflicts.flatMap((conflict) => conflict.claims);
  const text = [...answer.sentences, ...cells, ...claims].map((claim) => claim.text).join("\n");
  const missing = question.required.filter((forms) => !forms.some((form) => holdsForm(text, form)));
  const present = question.forbidden.filter((form) => holdsForm(text, form));
  const citesGold = answer.sources.some(({ articleId }) => question.gold.includes(articleId));
  return [
    ...missing.map((forms) => `lacks ${forms.join(" | ")}`),
    ...present.map((form) => `has ${form}`),
    ...(citesGold ? [] : ["cites no gold article"]),
  ];
}

function normalise(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** Behind a word of Latin letters: what makes it several. */
const PLURAL = /^e?s(?![a-z0-9])/u;
/** A currency's letters right before an amount, of three digits or of millions: RM12,000, Q9.6 million. */
const CURRENCY = /(?<![a-z0-9])[a-z]{1,3}$/u;
const AMOUNT = /^\d[\d,.]*(?:\d\d| [mb]illion)/u;

/**
 * Whether a text holds a form of a value, whatever case and width; Latin letters and digits not inside a longer word or number, but
 * a word also in the plural: "forest fires" holds "forest fire"; and an amount also behind its currency.
 */
export function holdsForm(sentences: string, form: string): boolean {
  const text = normalise(sentences);
  const wanted = normalise(form);
  const isLatin = (unit: string): boolean => /[a-z0-9]/.test(unit);
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const before = text.charAt(at - 1);
    const behind = text.slice(at + wanted.length);
    const isPaid = AMOUNT.test(wanted) && CURRENCY.test(text.slice(Math.max(0, at - 4), at));
    const cutsBefore = isLatin(wanted.charAt(0)) && isLatin(before) && !isPaid;
    const isPlural = /[a-z]$/u.test(wanted) && PLURAL.test(behind);
    const cutsAfter = isLatin(wanted.charAt(wanted.length - 1)) && isLatin(behind.charAt(0)) && !isPlural;
    if (!cutsBefore && !cutsAfter) return true;
  }
  return false;
}
