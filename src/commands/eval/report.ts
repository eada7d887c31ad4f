import type { Judged, Verdict } from "./judge.ts";
import { percentage, table } from "./text-table.ts";

/** What a group of questions came to. */
export interface Figures {
  readonly split: string;
  /** A language, `both`, or what is special about the questions: `cross-language`, `paraphrase`. */
  readonly group: string;
  readonly answerable: {
    readonly n: number;
    readonly right: number;
    readonly wrong: number;
    readonly abstained: number;
    /** Of those abstained from, where a gold article is shown to be read. */
    readonly pointed: number;
  };
  readonly unanswerable: { readonly n: number; readonly abstained: number; readonly madeUp: number };
  readonly citations: { readonly n: number; readonly hold: number };
  /** Means over the answers given; null where none was. Characters are code points of the sentences. */
  readonly answers: {
    readonly n: number;
    readonly sentences: number | null;
    readonly characters: number | null;
  };
}

/** Figures for each split: its languages, all of them together, and what is special. */
export function summarise(judged: readonly Judged[]): Figures[] {
  const splits = [...new Set(judged.map(({ question }) => question.split))].sort();
  return splits.flatMap((split) => {
    const own = judged.filter(({ question }) => question.split === split);
    const languages = [...new Set(own.map(({ question }) => question.language))].sort();
    const groups: readonly (readonly [string, readonly Judged[]])[] = [
      ...languages.map(
        (language) => [language, own.filter(({ question }) => question.language === language)] as const,
      ),
      ["both", own],
      ["cross-language", own.filter(({ question }) => question.answerable && question.cross_language)],
      ["paraphrase", own.filter(({ question }) => question.answerable && question.paraphrase)],
    ];
    return groups.filter(([, of]) => of.length > 0).map(([group, of]) => figuresOf(split, group, of));
  });
}

function figuresOf(split: string, group: string, judged: readonly Judged[]): Figures {
  const count = (verdict: Verdict): number => judged.filter((one) => one.verdict === verdict).length;
  const answerable = judged.filter(({ question }) => question.answerable).length;
  const answers = judged.map(({ answer }) => answer).filter(({ status }) => status === "answered");
  const sentences = answers.flatMap((answer) => answer.sentences);
  const mean = (sum: number): number | null => (answers.length === 0 ? null : sum / answers.length);
  return {
    split,
    group,
    answerable: {
      n: answerable,
      right: count("right"),
      wrong: count("wrong"),
      abstained: count("abstained-wrongly"),
      pointed: judged.filter(pointsAtGold).length,
    },
    unanswerable: {
      n: judged.length - answerable,
      abstained: count("abstained-rightly"),
      madeUp: count("made-up"),
    },
    citations: {
      n: judged.reduce((sum, { citations }) => sum + citations, 0),
      hold: judged.reduce((sum, { citationsThatHold }) => sum + citationsThatHold, 0),
    },
    answers: {
      n: answers.length,
      sentences: mean(sentences.length),
      characters: mean(sentences.reduce((sum, { text }) => sum + Array.from(text).length, 0)),
    },
  };
}

/** Whether nothing was said, and yet an article that tells it was shown. */
function pointsAtGold({ verdict, answer, question }: Judged): boolean {
  const shown = answer.related ?? [];
  return verdict === "abstained-wrongly" && shown.some(({ articleId }) => question.gold.includes(articleId));
}

/** The figures as a table for a terminal; it is Markdown too. */
export function figuresTable(figures: readonly Figures[]): string {
  const head = [
    "split", "questions", "answerable", "right", "wrong", "abstained", "article shown", "unanswerable", "abstained", "made up",
    "citations that hold", "sentences", "characters",
  ]; // prettier-ignore
  const rows = figures.map(({ split, group, answerable, unanswerable, citations, answers }) => [
    split,
    group,
    String(answerable.n),
    percentage(answerable.right, answerable.n),
    percentage(answerable.wrong, answerable.n),
    percentage(answerable.abstained, answerable.n),
    percentage(answerable.pointed, answerable.abstained),
    String(unanswerable.n),
    percentage(unanswerable.abstained, unanswerable.n),
    percentage(unanswerable.madeUp, unanswerable.n),
    `${citations.hold} of ${citations.n}`,
    answers.sentences?.toFixed(1) ?? "–",
    answers.characters?.toFixed(0) ?? "–",
  ]);
  return table(head, rows);
}
