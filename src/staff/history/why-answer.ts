import { THRESHOLD } from "../../answer/after-reading.ts";
import { type InterfaceLanguage, message, type MessageKey } from "../../language/messages/index.ts";
import type { AnswerRecord } from "../../store/history-store.ts";
import { type KeptAnswer, keptAnswer } from "./kept-answer.ts";
import { type KeptEvidence, keptEvidence } from "./kept-evidence.ts";
import { type ArticleOf, standingOf } from "./standing-of.ts";

/** What else is looked up to explain an answer. */
export interface WhyContext {
  readonly language: InterfaceLanguage;
  readonly articleOf: ArticleOf;
  /** Name of a glossary entry for the reader. */
  readonly nameOf: (id: string, language: InterfaceLanguage) => string;
}

const DECLINED = [
  "prompt_attack",
  "opinion",
  "off_topic",
  "personal_data",
  "legal_advice",
  "medical",
  "emergency",
  "insult",
  "unsupported_language",
] as const;
const REFUSALS = [
  "name_missing",
  "other_time",
  "other_person",
  "other_way",
  "no_value",
  "no_statement",
  "nothing_found",
] as const;

/** Why an answer was given as it was, in sentences that need no knowledge of how the bot works. */
export function whyAnswer(record: AnswerRecord, context: WhyContext): string[] {
  const { language } = context;
  const answer = keptAnswer(record.answer);
  const evidence = keptEvidence(record.evidence);
  if (answer === null) return [message(language, "desk.why.unknownEvidence")];
  if (answer.status === "declined") return [declined(answer, language), ...slowest(record, language)];
  return [
    ...(evidence === null ? [] : understood(evidence, context)),
    ...(evidence === null ? [message(language, "desk.why.unknownEvidence")] : found(evidence, context)),
    ...decided(answer, evidence, language),
    ...slowest(record, language),
    ...changed(answer, context),
  ];
}

function declined({ reason }: KeptAnswer, language: InterfaceLanguage): string {
  const known = DECLINED.find((one) => one === reason) ?? "off_topic";
  return message(language, "desk.why.declined", {
    reason: message(language, `desk.why.declined.${known}`),
  });
}

function understood(
  { askedAs, understood: { names, years } }: KeptEvidence,
  { language, nameOf }: WhyContext,
): string[] {
  const listed = (values: readonly (string | number)[]): string =>
    values.join(language === "en" ? ", " : "、");
  return [
    ...(askedAs === null ? [] : [message(language, "desk.why.completed", { question: askedAs })]),
    ...(names.length === 0
      ? []
      : [message(language, "desk.why.names", { names: listed(names.map((id) => nameOf(id, language))) })]),
    ...(years.length === 0 ? [] : [message(language, "desk.why.years", { years: listed(years) })]),
  ];
}

function found({ passages }: KeptEvidence, { language, articleOf }: WhyContext): string[] {
  const [best] = passages;
  if (best === undefined) return [message(language, "desk.why.noPassages")];
  const article = articleOf(best.articleId, best.articleVersion) ?? articleOf(best.articleId);
  return [
    message(language, "desk.why.passages", {
      count: passages.length,
      article: article?.title ?? best.articleId,
    }),
  ];
}

function decided(answer: KeptAnswer, evidence: KeptEvidence | null, language: InterfaceLanguage): string[] {
  const scores = { score: shown(evidence?.sentences[0]?.score ?? 0), threshold: shown(THRESHOLD) };
  const dropped = evidence?.dropped.length ?? 0;
  const also = [
    ...(dropped === 0 ? [] : [message(language, "desk.why.dropped", { count: dropped })]),
    ...(answer.conflicts.length === 0 ? [] : [message(language, "desk.why.conflicts")]),
  ];
  return [message(language, verdict(answer, evidence), scores), ...also];
}

/** The one sentence that says what decided. */
function verdict(answer: KeptAnswer, evidence: KeptEvidence | null): MessageKey {
  const { status, composer, table } = answer;
  if (status === "clarification") {
    const isTalk = answer.notices.some(({ code }) => code.startsWith("talk_"));
    return isTalk ? "desk.why.talk" : "desk.why.unclear";
  }
  if (status === "answered") {
    if (composer === "model") return "desk.why.model";
    if (composer === "faq") return "desk.why.faq";
    if (table !== null) return "desk.why.table";
    return (evidence?.understood.asks.length ?? 0) > 0 ? "desk.why.values" : "desk.why.extractive";
  }
  if (evidence?.refusal === "below_threshold" && evidence.sentences.length > 0)
    return "desk.why.below_threshold";
  if (evidence?.refusal == null && (evidence?.dropped.length ?? 0) > 0) return "desk.why.nothingProved";
  const refusal = REFUSALS.find((one) => one === evidence?.refusal) ?? "nothing_found";
  return `desk.why.${refusal}`;
}

function slowest({ steps }: AnswerRecord, language: InterfaceLanguage): string[] {
  if (typeof steps !== "object" || steps === null) return [];
  const times = Object.entries(steps).filter((step): step is [string, number] => typeof step[1] === "number");
  const [longest] = times.toSorted(([, a], [, b]) => b - a);
  if (longest === undefined) return [];
  const total = Math.round(times.reduce((sum, [, milliseconds]) => sum + milliseconds, 0));
  return [message(language, "desk.why.slowest", { total, step: longest[0] })];
}

function changed({ sources }: KeptAnswer, { language, articleOf }: WhyContext): string[] {
  const titles = new Set(
    sources
      .filter((source) => standingOf(source.articleId, source.articleVersion, articleOf) !== "current")
      .map(({ title, articleId }) => (title === "" ? articleId : title)),
  );
  if (titles.size === 0) return [];
  const articles = [...titles].join(language === "en" ? "; " : "；");
  return [message(language, "desk.why.changed", { articles })];
}

/** Scores as people read them: one digit behind the point. */
function shown(score: number): string {
  return score.toFixed(1);
}
