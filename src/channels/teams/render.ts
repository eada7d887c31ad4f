import type { Answer } from "../../answer/answer.ts";
import { type InterfaceLanguage, message } from "../../language/messages/index.ts";
import { citationEntity, MOST_CITATIONS } from "../citation-entity.ts";
import type { TeamsAddress } from "./activity.ts";
import { imBacks, type MessageActivity, type TeamsMessage, textMessage } from "./message.ts";
import { tableCard } from "./table-card.ts";
import { answerText, escapeForTeams, usableUrl } from "./teams-text.ts";

/** Teams takes some 100 KB and advises to stay under 80; counted in the larger of UTF-8 and UTF-16. In bytes. */
const MOST_BYTES = 80 * 1024;
/** Teams shows the first three suggested actions. */
const MOST_ACTIONS = 3;
/** Teams itself, of all channels of Azure Bot Service: it alone has badges and buttons to rate by. */
export const TEAMS = "msteams";

/** What of an answer is put into a message. */
interface Extent {
  readonly rows: number;
  readonly pieces: number;
  readonly hasCitations: boolean;
}

/**
 * An answer as messages: all of it in the first; what can be asked next in one of its own, since badges and suggested
 * actions exclude each other on one message. Where others read along there are no suggestions: they would be everybody's.
 * Of the notices only the first `leading` stand before the sentences; all without it.
 */
export function render(answer: Answer, address: TeamsAddress, leading?: number): readonly TeamsMessage[] {
  const isTeams = address.channelId === TEAMS;
  const language = interfaceLanguageOf(answer.language);
  const isRated = isTeams && answer.status !== "error";
  const first = {
    ...answerMessage(answer, isTeams, leading),
    ...(isRated ? FEEDBACK : {}),
  };
  const next = suggestions(answer, language);
  return [
    { activity: first, answerId: isRated ? answer.id : null },
    ...(next === null || address.isGroup ? [] : [{ activity: next, answerId: null }]),
  ];
}

/** All of an answer in one message, without what can be asked next. */
export function answerMessage(answer: Answer, isTeams: boolean, leading?: number): MessageActivity {
  return fitted(withUsableUrls(answer), interfaceLanguageOf(answer.language), isTeams, leading);
}

/** A text with up to three questions to choose from. */
export function askable(text: string, questions: readonly string[], locale: string): MessageActivity {
  const activity = textMessage(text, locale);
  if (questions.length === 0) return activity;
  return { ...activity, suggestedActions: imBacks(questions.slice(0, MOST_ACTIONS)) };
}

const FEEDBACK = { channelData: { feedbackLoop: { type: "default" } } } as const;

function suggestions(
  { choices, suggestions, language: locale }: Answer,
  language: InterfaceLanguage,
): MessageActivity | null {
  const questions = [...choices, ...suggestions];
  if (questions.length === 0) return null;
  const title = message(language, choices.length > 0 ? "result.choices" : "result.suggestions");
  return askable(escapeForTeams(title), questions, locale);
}

/** As much of an answer as fits: rows of a table go first, then pieces of the text, and what is left out is said. */
function fitted(
  answer: Answer,
  language: InterfaceLanguage,
  isTeams: boolean,
  leading?: number,
): MessageActivity {
  const pieces = answerText(answer, language, isTeams ? MOST_CITATIONS : 0, leading);
  const build = ({ rows, pieces: kept, hasCitations }: Extent): MessageActivity => {
    const text = [...pieces.slice(0, kept), ...(kept < pieces.length ? ["…"] : [])].join("\n\n");
    const entity = isTeams && hasCitations ? citationEntity(answer, false) : null;
    const card = tableCard(answer, language, rows);
    return {
      ...textMessage(text, answer.language),
      ...(entity === null ? {} : { entities: [entity] }),
      ...(card === null
        ? {}
        : { attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: card }] }),
    };
  };
  const all = [...extents(answer.table?.rows.length ?? 0, pieces.length)];
  const fitting = all.find((extent) => bytesOf(build(extent)) < MOST_BYTES);
  return build(fitting ?? LEAST);
}

/** The first piece alone; a piece is much smaller than a message. */
const LEAST: Extent = { rows: 0, pieces: 1, hasCitations: false };

/** From all of an answer to its first piece with the sources. */
function* extents(rows: number, pieces: number): Generator<Extent> {
  for (let kept = rows; kept > 0; kept = Math.floor(kept / 2))
    yield { rows: kept, pieces, hasCitations: true };
  for (let kept = pieces; kept > 0; kept--) yield { rows: 0, pieces: kept, hasCitations: true };
}

/** Size of what is sent, without the few hundred bytes that say where it goes. */
function bytesOf(activity: MessageActivity): number {
  const json = JSON.stringify(activity);
  return Math.max(Buffer.byteLength(json), json.length * 2) + ADDRESS_BYTES;
}

/** Ids of Teams have up to some 300 characters, and three of them are sent along. */
const ADDRESS_BYTES = 4 * 1024;

function withUsableUrls(answer: Answer): Answer {
  const sources = answer.sources.map((source) => ({ ...source, url: usableUrl(source.url) }));
  return { ...answer, sources };
}

function interfaceLanguageOf(tag: string): InterfaceLanguage {
  return tag.startsWith("zh") ? "zh-Hant" : "en";
}
