import type { Contact } from "../../answer/answer.ts";
import type { InterfaceLanguage } from "../../language/messages/index.ts";
import type { Conversation } from "../conversation/conversation.ts";
import { type Entry, sourcesOf } from "../conversation/entry.ts";
import { entryText } from "./answer-text.ts";
import { Articles } from "./articles.ts";
import { copyText } from "./copy-text.ts";
import type { DrawnElement } from "./drawn-element.ts";
import { whereToGoOn } from "./focus.ts";
import { revealFocus } from "./layout.ts";
import { cardId } from "./source-view.ts";
import type { EntryActions, EntryState, View } from "./view.ts";
import type { Say } from "./words.ts";

const CLOSED: EntryState = { source: null, isWhyOpen: false, isReasonOpen: false };

/** What the desk needs of the panel around it. */
export interface DeskSurroundings {
  readonly say: () => Say;
  readonly language: () => InterfaceLanguage;
  /** Tells the citizen what has happened. */
  readonly tell: (text: string) => void;
  readonly ask: (question: string) => void;
}

/** What stands open in each entry, and what happens when a citizen uses one of its controls. */
export class EntryDesk implements EntryActions {
  readonly #panel: DrawnElement;
  readonly #conversation: Conversation;
  readonly #around: DeskSurroundings;
  readonly #articles: Articles;
  readonly #states = new Map<string, EntryState>();

  constructor(panel: DrawnElement, conversation: Conversation, service: string, around: DeskSurroundings) {
    this.#panel = panel;
    this.#conversation = conversation;
    this.#around = around;
    this.#articles = new Articles(service, () => {
      panel.requestUpdate();
      void panel.updateComplete.then(() => {
        revealFocus(panel.root);
      });
    });
  }

  view(contact: Contact | null): View {
    return {
      say: this.#around.say(),
      language: this.#around.language(),
      actions: this,
      articles: this.#articles,
      contact,
      canShare: "share" in navigator,
      state: (id) => this.#state(id),
    };
  }

  ask(question: string): void {
    this.#around.ask(question);
  }

  warm(): void {
    this.#conversation.warm();
  }

  retry(id: string): void {
    this.#conversation.retry(id);
    this.#focus(whereToGoOn());
  }

  toggleSource(id: string, n: number, isFocused: boolean): void {
    const isOpening = this.#state(id).source !== n;
    this.#set(id, { source: isOpening ? n : null });
    const entry = this.#entry(id);
    const source = entry && sourcesOf(entry).find((one) => one.n === n);
    if (isOpening && source !== undefined) void this.#articles.load(source);
    if (isOpening && isFocused) this.#focus(cardId(id, n));
    else if (!isOpening && !isFocused) this.#focus(`${cardId(id, n)}-row`);
  }

  toggleWhy(id: string): void {
    this.#set(id, { isWhyOpen: !this.#state(id).isWhyOpen });
  }

  rate(id: string, isHelpful: boolean): void {
    if (isHelpful) {
      this.#set(id, { isReasonOpen: false });
      void this.#send(id, true, null, null);
      return;
    }
    this.#set(id, { isReasonOpen: true });
    void this.#panel.updateComplete.then(() => {
      this.#element(`reason-${id}`)?.querySelector("input")?.focus();
    });
  }

  sendReason(id: string, form: HTMLFormElement): void {
    const fields = new FormData(form);
    const given = (name: string): string | null => {
      const value = fields.get(name);
      return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
    };
    void this.#send(id, false, given("reason"), given("comment"));
  }

  cancelReason(id: string): void {
    this.#set(id, { isReasonOpen: false });
    this.#focus(`down-${id}`);
  }

  copy(id: string): void {
    const text = this.#text(id);
    if (text === null) return;
    void copyText(text, this.#panel.root).then(
      () => {
        this.#around.tell(this.#around.say()("chat.copied"));
      },
      () => {
        this.#around.tell(this.#around.say()("chat.copyFailed"));
      },
    );
  }

  share(id: string): void {
    const text = this.#text(id);
    if (text === null) return;
    navigator.share({ text }).catch((error: unknown) => {
      // Closing the system's sheet is no fault.
      if (error instanceof DOMException && error.name === "AbortError") return;
      this.#around.tell(this.#around.say()("chat.shareFailed"));
    });
  }

  /** Closes the source card or the form that an element stands in; false where it stands in none. */
  closeAround(element: Element | null): boolean {
    const part = element?.closest<HTMLElement>(".card, .reason");
    const entry = part?.closest(".entry")?.id.replace(/^entry-/, "");
    if (part == null || entry === undefined) return false;
    const { source } = this.#state(entry);
    if (part.matches(".reason")) this.cancelReason(entry);
    else if (source !== null) this.toggleSource(entry, source, false);
    return true;
  }

  async #send(id: string, isHelpful: boolean, reason: string | null, comment: string | null): Promise<void> {
    const say = this.#around.say();
    try {
      await this.#conversation.rate(id, isHelpful ? "helpful" : "not_helpful", reason, comment);
    } catch {
      // The form stays open with what was written in it.
      this.#around.tell(say("chat.rateFailed"));
      return;
    }
    if (!isHelpful) this.#closeSent(id);
    this.#around.tell(say("chat.thanks"));
  }

  /** Closes the form of a rating that has arrived; a reader who has gone on meanwhile stays where they are. */
  #closeSent(id: string): void {
    const isInForm = this.#element(`reason-${id}`)?.contains(this.#panel.root.activeElement) === true;
    if (isInForm) this.cancelReason(id);
    else this.#set(id, { isReasonOpen: false });
  }

  #text(id: string): string | null {
    const entry = this.#entry(id);
    return entry === undefined ? null : entryText(entry, this.#around.say(), this.#around.language());
  }

  #entry(id: string): Entry | undefined {
    return this.#conversation.entries.find((entry) => entry.id === id);
  }

  #state(id: string): EntryState {
    return this.#states.get(id) ?? CLOSED;
  }

  #set(id: string, changes: Partial<EntryState>): void {
    this.#states.set(id, { ...this.#state(id), ...changes });
    this.#panel.requestUpdate();
  }

  #element(id: string): HTMLElement | null {
    return this.#panel.root.getElementById(id);
  }

  #focus(id: string): void {
    void this.#panel.updateComplete.then(() => this.#element(id)?.focus());
  }
}
