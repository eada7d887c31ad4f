import type { Contact } from "../../answer/answer.ts";
import type { InterfaceLanguage } from "../../language/messages/index.ts";
import type { Articles } from "./articles.ts";
import type { Say } from "./words.ts";

/** What a citizen can do with an entry of the conversation. */
export interface EntryActions {
  ask(question: string): void;
  /** The citizen is about to ask. */
  warm(): void;
  retry(id: string): void;
  /** Opens or closes the card of source `n`; `isFocused`: and takes the reader there. */
  toggleSource(id: string, n: number, isFocused: boolean): void;
  toggleWhy(id: string): void;
  rate(id: string, isHelpful: boolean): void;
  sendReason(id: string, form: HTMLFormElement): void;
  cancelReason(id: string): void;
  copy(id: string): void;
  share(id: string): void;
}

/** What of an entry stands open. */
export interface EntryState {
  /** Number of the source whose card is open. */
  readonly source: number | null;
  readonly isWhyOpen: boolean;
  readonly isReasonOpen: boolean;
}

/** Everything that the templates need beside the entry itself. */
export interface View {
  readonly say: Say;
  readonly language: InterfaceLanguage;
  readonly actions: EntryActions;
  readonly articles: Articles;
  /** Whom to ask instead; null until the service has said. */
  readonly contact: Contact | null;
  readonly canShare: boolean;
  state(id: string): EntryState;
}
