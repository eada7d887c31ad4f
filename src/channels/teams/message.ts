import type { CitationEntity } from "../citation-entity.ts";
import type { TableCard } from "./table-card.ts";

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
    readonly content: TableCard;
  }[];
  readonly suggestedActions?: { readonly to: readonly string[]; readonly actions: readonly ImBack[] };
  /** Asks for the buttons by which people say what they think of it. */
  readonly channelData?: { readonly feedbackLoop: { readonly type: "default" } };
}

/** A message of a turn. */
export interface TeamsMessage {
  readonly activity: MessageActivity;
  /** The answer that it carries, for those who rate it; null where there is nothing to rate. */
  readonly answerId: string | null;
}

/** Shows that an answer is being worked on. */
export const TYPING = { type: "typing" } as const;

/** A message of text alone. */
export function textMessage(text: string, locale: string): MessageActivity {
  return { type: "message", text, textFormat: "markdown", locale, inputHint: "acceptingInput" };
}

/** Buttons for what can be asked next. */
export function imBacks(texts: readonly string[]): NonNullable<MessageActivity["suggestedActions"]> {
  return { to: [], actions: texts.map((text) => ({ type: "imBack", title: text, value: text })) };
}
