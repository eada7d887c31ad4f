import type { Notice } from "./answer.ts";
import type { AnswerLanguage, AskRequest } from "./answerer.ts";
import type { ComposedSentence, Verified } from "./composed.ts";
import type { EventFamilies } from "./event-family.ts";
import type { StandAlone } from "./follow-up/stand-alone.ts";
import type { Turn } from "./follow-up/turn.ts";
import type { Replies } from "./replies.ts";
import type { Declined } from "./screen.ts";
import { smallTalkOf } from "./small-talk.ts";
import { languageOf } from "./understand.ts";

/** What a question of several is answered with. */
export interface SeveralSteps {
  readonly screen: (request: AskRequest) => Promise<Declined | null>;
  readonly complete: (request: AskRequest) => StandAlone;
  /** Looks a question up that stands alone; what does not hold is no longer in it. */
  readonly prove: (request: AskRequest, question: StandAlone) => Promise<Verified>;
  /** Whether a question says itself which event, place or time it is about. */
  readonly namesSubject: (question: string) => boolean;
  readonly families: EventFamilies;
  /** Least log-odds for a sentence to be said of a part alone, where the whole message has no answer. */
  readonly least: number;
  readonly replies: Replies;
}

/** What several questions of one message come to. */
export interface SeveralAnswers {
  readonly verified: Verified;
  /** What of the message has no answer. */
  readonly unanswered: readonly Notice[];
}

/** A question of the message with what was found for it. */
interface Part {
  readonly question: string;
  /** Says itself what it is about; another one goes on with the questions before it. */
  readonly isWhole: boolean;
  readonly verified: Verified;
}

/** Reasons that concern a part alone: the rest of the message may be answered. */
const OF_A_PART: readonly Declined["reason"][] = ["off_topic", "opinion"];
/** Sentences that a part adds at most to the answer to the whole message. */
const MOST_ADDED = 2;

/**
 * Answers a message of several questions as a whole and each of them alone, completed from those before it. What the whole is
 * answered with comes first; a question adds what is told of the same event, and one that says itself what it is about what
 * answers it. Where the whole has no answer, those questions are
 * answered that have one for sure. Null where the message has to be asked back or declined as one.
 */
export async function answerSeveral(
  questions: readonly string[],
  asked: AskRequest,
  steps: SeveralSteps,
): Promise<SeveralAnswers | null> {
  const { screen, complete, prove, replies } = steps;
  const language = asked.language ?? languageOf(asked.question);
  // Nothing is heard before the answer is whole.
  const request: AskRequest = {
    question: asked.question,
    conversationId: asked.conversationId,
    language,
  };
  const turns = [...(asked.turns ?? [])];
  const message = complete({ ...request, turns });
  if (message.isUnclear) return null;
  const whole = await prove({ ...request, turns }, message);
  const parts: Part[] = [];
  const replied: Notice[] = [];
  for (const question of questions) {
    const part: AskRequest = { ...request, question, turns: [...turns] };
    const talk = smallTalkOf(question);
    const declined = talk === null ? await screen(part) : null;
    if (talk !== null || declined !== null) {
      if (declined !== null && !OF_A_PART.includes(declined.reason)) return null;
      const code = declined?.code ?? `talk-${talk ?? ""}`;
      replied.push({ code: code.replaceAll("-", "_"), text: replies.text(code, language) });
      continue;
    }
    const alone = complete(part);
    if (alone.isUnclear) return { verified: whole, unanswered: [] };
    const verified = await prove(part, alone);
    parts.push({ question, isWhole: !alone.isCompleted && steps.namesSubject(question), verified });
    turns.push(turnTo(alone.text, verified));
  }
  const found = says(whole) ? withParts(whole, parts, steps) : fromParts(parts, steps);
  if (found === null) return { verified: whole, unanswered: [] };
  const missed = found.missed.map(({ question }) => notFound(question, language, replies));
  return { verified: found.verified, unanswered: [...missed, ...replied] };
}

/** An answer with the questions that it leaves open. */
interface Found {
  readonly verified: Verified;
  readonly missed: readonly Part[];
}

/** The answer to the whole message, with what its questions have beside it on the same event. */
function withParts(whole: Verified, parts: readonly Part[], steps: SeveralSteps): Found {
  let verified = whole;
  const missed: Part[] = [];
  for (const part of parts) {
    const told = part.verified.sentences;
    const isTold = told.some((sentence) => isAmong(sentence, whole.sentences));
    const added = part.isWhole
      ? told
      : told.filter((sentence) => isOfSameEvent(sentence, whole, steps.families));
    if (!isTold)
      verified = together(verified, { ...part.verified, sentences: added.slice(0, MOST_ADDED), table: null });
    const others = parts.filter((other) => other !== part).flatMap((other) => other.verified.sentences);
    const isOfOthers = whole.table === null && whole.sentences.every((sentence) => isAmong(sentence, others));
    if (!isTold && added.length === 0 && isOfOthers) missed.push(part);
  }
  return { verified, missed };
}

/** What can be said of the questions where the whole message has no answer; null for nothing. */
function fromParts(parts: readonly Part[], { families, least }: SeveralSteps): Found | null {
  let verified: Verified | null = null;
  const missed: Part[] = [];
  for (const part of parts) {
    const said: Verified | null = verified;
    const follows =
      part.isWhole ||
      part === parts[0] ||
      (said !== null && part.verified.sentences.some((sentence) => isOfSameEvent(sentence, said, families)));
    const isSecondTable = said?.table != null && part.verified.table !== null;
    if (!isSure(part, least) || !follows || isSecondTable) missed.push(part);
    else verified = said === null ? { ...part.verified, askedAs: null } : together(said, part.verified);
  }
  return verified === null ? null : { verified, missed };
}

function isSure({ verified }: Part, least: number): boolean {
  return says(verified) && (verified.weighed[0]?.score ?? Infinity) >= least;
}

function says({ sentences, table }: Verified): boolean {
  return sentences.length > 0 || table !== null;
}

function isAmong({ text }: ComposedSentence, sentences: readonly ComposedSentence[]): boolean {
  return sentences.some((other) => other.text === text);
}

/** Whether a sentence is quoted from an article that the answer cites, or from another report of the same event. */
function isOfSameEvent({ quotes }: ComposedSentence, said: Verified, families: EventFamilies): boolean {
  const cited = said.sentences.flatMap((sentence) => sentence.quotes.map(({ article }) => article.id));
  return quotes.some(({ article: { id } }) =>
    (families.get(id) ?? []).some((other) => cited.includes(other.id)),
  );
}

function turnTo(question: string, { sentences }: Verified): Turn {
  const [first] = sentences.flatMap(({ quotes }) => quotes);
  return {
    question,
    answer: sentences.map(({ text }) => text).join("\n"),
    eventOn: first?.article.eventOn?.split("/")[0] ?? null,
  };
}

function notFound(question: string, language: AnswerLanguage, replies: Replies): Notice {
  return { code: "part_unanswered", text: replies.text("part-unanswered", language, { question }) };
}

/** Two answers as one: what both say, once each. */
function together(one: Verified, other: Verified): Verified {
  return {
    ...one,
    asked: { ...one.asked, entries: new Set([...one.asked.entries, ...other.asked.entries]) },
    passages: [...one.passages, ...other.passages],
    sentences: [...one.sentences, ...other.sentences.filter((sentence) => !isAmong(sentence, one.sentences))],
    table: one.table ?? other.table,
    missingYears: [...one.missingYears, ...other.missingYears],
    asks: [...new Set([...one.asks, ...other.asks])],
    conflicts: [...one.conflicts, ...other.conflicts],
    composer: other.composer === "model" ? "model" : one.composer,
    weighed: [...one.weighed, ...other.weighed],
    dropped: [...one.dropped, ...other.dropped],
  };
}
