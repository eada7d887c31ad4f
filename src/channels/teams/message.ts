import type { CitationEntity } from "../citation-entity.ts";
import type { StreamInfo, StreamInfoEntity } from "../stream-info.ts";
import type { AdaptiveCard } from "./card-parts.ts";

/** A button that sends its words as a message (Bot Framework, card action). */
export interface ImBack {
  readonly type: "imBack";
  readonly title: string;
  readonly value: string;
}

/** A message as it is sent: the parts of an activity that do not follow from where it goes. */
export interface MessageActivity {
  readonly type: "message";
  /** Markdown as Teams knows it. */
  readonly text: string;
  readonly textFormat: "markdown";
  readonly locale: string;
  readonly inputHint: "acceptingInput";
  readonly entities?: readonly CitationEntity[];
  readonly attachments?: readonly {
    readonly contentType: "application/vnd.microsoft.card.adaptive";
    readonly content: AdaptiveCard;
  }[];
  readonly suggestedActions?: { readonly to: readonly string[]; readonly actions: readonly ImBack[] };
  /** Asks for the buttons by which people say what they think of it. */
  readonly channelData?: { readonly feedbackLoop: { readonly type: "default" } };
}

/** A piece of an answer that is not whole yet, with all that was said before. */
export interface PieceActivity {
  readonly type: "typing";
  readonly text: string;
  readonly textFormat: "markdown";
  readonly locale: string;
  readonly entities: readonly StreamInfoEntity[];
  readonly channelData: StreamInfo;
}

/** A message that ends what came piece by piece. */
export interface FinalActivity extends Omit<MessageActivity, "entities" | "channelData"> {
  readonly entities: readonly (CitationEntity | StreamInfoEntity)[];
  readonly channelData: StreamInfo & Partial<MessageActivity["channelData"]>;
}

/** A message of a turn. */
export interface TeamsMessage {
  readonly activity: MessageActivity;
  /** The answer that it carries, for those who rate it; null where there is nothing to rate. */
  readonly answerId: string | null;
  /** What came piece by piece before it and ends with it. */
  readonly stream?: StreamInfo;
}

/** Shows that an answer is being worked on. */
export const TYPING = { type: "typing" } as const;

/** What can be posted. */
export type PostedActivity = MessageActivity | PieceActivity | FinalActivity | typeof TYPING;

/** A message of text alone. */
export function textMessage(text: string, locale: string): MessageActivity {
  return { type: "message", text, textFormat: "markdown", locale, inputHint: "acceptingInput" };
}

/** Buttons for what can be asked next. */
export function imBacks(texts: readonly string[]): NonNullable<MessageActivity["suggestedActions"]> {
  return { to: [], actions: texts.map((text) => ({ type: "imBack", title: text, value: text })) };
}
