import { writtenLanguage } from "../language/script.ts";
import type { DeclineReason } from "./answer.ts";
import type { AnswerLanguage } from "./answerer.ts";
import type { Replies } from "./replies.ts";
import { type DeclineRule, fits, fitsLetters } from "./screening/decline-rule.ts";
import { disguisedReadings, lettersAlone, revealed } from "./screening/disguises.ts";
import { hiddenTexts } from "./screening/hidden-text.ts";
import {
  chanceOfDeclining,
  commonChances,
  hasMeaning,
  isTooShort,
  meaningChances,
  meaningRow,
  meaningText,
  reasonByMeaning,
} from "./screening/meaning.ts";
import type { MeaningModel } from "./screening/meaning-model.ts";
import { plainText } from "./screening/plain-letters.ts";
import { languageOf } from "./understand.ts";
import type { EmbedAll } from "./word-vectors.ts";

/** A question that gets an official reply instead of an answer. */
export interface Declined {
  readonly reason: DeclineReason;
  /** File of the reply in `prompts/replies`. */
  readonly code: string;
  /** BCP 47 tag of the reply. */
  readonly language: string;
  /** Whether nothing else can be meant: danger, a disguise, a language that we do not answer in. */
  readonly isCertain: boolean;
}

/**
 * What is said when a question fits several: help in danger before anything else; then what nobody may be talked into,
 * though it be wrapped in a question for advice; then what is asked about a person, however rudely; then advice, of
 * which the pressing kind comes first; then opinion; and what is merely about something else at last. A language that
 * is not answered in comes after all of these.
 */
const PRECEDENCE: readonly DeclineReason[] = [
  "emergency",
  "prompt_attack",
  "personal_data",
  "insult",
  "medical",
  "legal_advice",
  "opinion",
  "off_topic",
];
/** What people disguise, in letters or in an encoding. */
const DISGUISED: readonly DeclineReason[] = ["prompt_attack", "insult"];
const UNSUPPORTED = "unsupported-language";
/**
 * Chance of being one to be declined below which a pattern is taken to be mistaken: of the questions of ten hands, each asked of
 * a fit without it, 22 of 34 harmless ones that patterns decline pass so, and 4 of 1,598 others.
 */
const MISTAKEN = 0.05;

/**
 * Whether a clean question is declined before anything is looked up: an emergency, an attempt on the instructions,
 * somebody's private matters, an insult, advice or an opinion, plainly another topic, or a language that we do not
 * answer in. Null for a question to be answered.
 */
export function screen(question: string, language: AnswerLanguage | null, replies: Replies): Declined | null {
  const written = writtenLanguage(question);
  const inWritten = (code: string): string => (replies.isWordedIn(code, written) ? written : "en");
  const fitting = fittingRule(question, replies.declineRules);
  if (fitting !== null) {
    const { rule, isDisguised } = fitting;
    const isCertain = isDisguised || rule.reason === "emergency";
    return { reason: rule.reason, code: rule.code, isCertain, language: language ?? inWritten(rule.code) };
  }
  // A question of figures and marks alone has no language to refuse; it goes on and finds nothing.
  const isAnswerable = ["en", "zh-Hant", "zh-Hans"].includes(written) || !/\p{L}/u.test(question);
  if (isAnswerable || language !== null) return null;
  return {
    ...{ reason: "unsupported_language", code: UNSUPPORTED, isCertain: true },
    language: inWritten(UNSUPPORTED),
  };
}

/** What weighs what a question means. */
export interface MeaningParts {
  readonly embedAll: EmbedAll;
  /** Log-probabilities in the order of the model's reasons. */
  readonly classify: (text: string) => Promise<Float32Array>;
  readonly model: MeaningModel;
  readonly replies: Replies;
}

/**
 * Weighs what a question means and how it is written, as it was in questions that were to be declined: declines where no
 * pattern tells, and lets pass what a pattern takes for something else than it is ("a poll on the mayor" is no poll). What
 * `screen` says of the question is `byPattern`; it stands in a language that the embedding does not read, for danger, and
 * for what is disguised. Null for a question to be answered.
 */
export async function screenByMeaning(
  question: string,
  language: AnswerLanguage | null,
  byPattern: Declined | null,
  { embedAll, classify, model, replies }: MeaningParts,
): Promise<Declined | null> {
  if (!hasMeaning(question) || byPattern?.isCertain === true) return byPattern;
  const text = meaningText(question);
  if (byPattern === null && isTooShort(text)) return null;
  const [[vector], read] = await Promise.all([embedAll([text]), classify(text)]);
  if (vector === undefined) return byPattern;
  const chances = commonChances(meaningChances(meaningRow(text, vector), model), read);
  if (byPattern !== null) return chanceOfDeclining(chances, model) < MISTAKEN ? null : byPattern;
  const reason = reasonByMeaning(chances, model);
  const rule = replies.declineRules.find((each) => each.reason === reason);
  if (rule === undefined) return null;
  return {
    reason: rule.reason,
    code: rule.code,
    isCertain: false,
    language: language ?? languageOf(question),
  };
}

/** A rule that a question fits, as it is written or in what it disguises. */
interface FittingRule {
  readonly rule: DeclineRule;
  readonly isDisguised: boolean;
}

/** The first rule in order of precedence that a question fits; null for none. */
function fittingRule(question: string, rules: readonly DeclineRule[]): FittingRule | null {
  const plain = plainText(question);
  const hidden = hiddenTexts(question);
  const disguised = [...disguisedReadings(plain), ...hidden.map(revealed)];
  const letters = lettersAlone(plain);
  for (const reason of PRECEDENCE) {
    const isDisguisable = DISGUISED.includes(reason);
    for (const rule of rules.filter((each) => each.reason === reason)) {
      // Nobody hides a question in an encoding who wants it looked up in the news.
      const isHidden = reason === "prompt_attack" && hidden.length > 0;
      if (fits(rule, plain)) return { rule, isDisguised: isHidden };
      const isDisguised =
        isHidden ||
        (isDisguisable &&
          (disguised.some((reading) => fits(rule, reading)) ||
            letters.some((reading) => fitsLetters(rule, reading))));
      if (isDisguised) return { rule, isDisguised };
    }
  }
  return null;
}
