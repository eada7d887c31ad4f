import type { InterfaceLanguage } from "../../language/messages/index.ts";
import { isAnswer, record } from "../connection/activity.ts";
import type { Sessions } from "../connection/sessions.ts";
import type { Entry } from "./entry.ts";

/** What is kept over a reload, and gone with the tab: computers may be shared. */
export interface Remembered {
  readonly sessions: Sessions;
  readonly entries: readonly Entry[];
  /** A question not sent yet: nobody is to type it twice. */
  readonly draft: string;
  /** The language chosen in the widget; null for the page's. */
  readonly language: InterfaceLanguage | null;
  /** Whether the next question begins a new conversation, since the service has ended this one. */
  readonly isOver?: boolean;
}

/** Says which shape is stored: another one is not read. */
const SHAPE = 2;

/** The tab's own storage, for one service. Where the browser refuses it, the conversation lasts until a reload. */
export class SessionMemory {
  readonly #key: string;

  constructor(service: string) {
    this.#key = `city-exchange-chat:${service}`;
  }

  read(): Remembered | null {
    try {
      const value: unknown = JSON.parse(sessionStorage.getItem(this.#key) ?? "null");
      const { shape, sessions, entries } = record(value);
      const isWhole = shape === SHAPE && Array.isArray(record(sessions)["earlier"]) && areEntries(entries);
      return isWhole ? (value as Remembered) : null;
    } catch {
      return null;
    }
  }

  write(remembered: Remembered): void {
    try {
      sessionStorage.setItem(this.#key, JSON.stringify({ shape: SHAPE, ...remembered }));
    } catch {
      // Refused or full: what is on the screen stays there, which is all that can be done.
    }
  }

  clear(): void {
    try {
      sessionStorage.removeItem(this.#key);
    } catch {
      // Refused: then nothing was written either.
    }
  }
}

/** The page shares this storage and may have written anything. */
function areEntries(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every((entry) => {
      const { question, answer } = record(entry);
      return typeof question === "string" && (answer === null || isAnswer(answer));
    })
  );
}
