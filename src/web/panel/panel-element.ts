import { html, nothing, type TemplateResult } from "lit/html.js";
import type { InterfaceLanguage } from "../../language/messages/index.ts";
import type { LinkState } from "../connection/link.ts";
import { Conversation } from "../conversation/conversation.ts";
import { type Entry, saidBefore } from "../conversation/entry.ts";
import { failureOf } from "../conversation/failure.ts";
import type { Panel, PanelHost } from "../launcher/panel-link.ts";
import { conversationText } from "./answer-text.ts";
import { composerView, questionFault } from "./composer-view.ts";
import { DrawnElement } from "./drawn-element.ts";
import { EntryDesk } from "./entry-desk.ts";
import { entryView } from "./entry-view.ts";
import { keepTabWithin, whereToGoOn } from "./focus.ts";
import { headerView } from "./header-view.ts";
import { icon } from "./icons.ts";
import { fitField, holdPlace, scrollToTop } from "./layout.ts";
import { lineTrouble, linkNote } from "./link-note.ts";
import { saveFile } from "./save-file.ts";
import { spokenEntry, spokenSoFar } from "./spoken.ts";
import answerStyles from "./styles/answer.css?inline";
import frameStyles from "./styles/frame.css?inline";
import partsStyles from "./styles/parts.css?inline";
import { Voice } from "./voice.ts";
import { phoneLink } from "./web-address.ts";
import { type ConfigFailure, welcomeView } from "./welcome-view.ts";
import { loadConfig, type WidgetConfig } from "./widget-config.ts";
import { type Say, wordsIn } from "./words.ts";

/** Where the panel covers the window, as in the style sheet. */
const COVERS_ALL = "(max-width: 560px), (max-height: 420px)";

/** What is shown beside the conversation itself. */
interface Shown {
  isMenuOpen: boolean;
  isConfirming: boolean;
  config: WidgetConfig | null;
  configFailure: ConfigFailure | null;
  error: string | null;
}

/** The open widget: bar, conversation, field, and the way to a person. */
export class PanelElement extends DrawnElement implements Panel {
  readonly #shown = this.watched<Shown>({
    isMenuOpen: false,
    isConfirming: false,
    config: null,
    configFailure: null,
    error: null,
  });
  readonly #host: PanelHost;
  readonly #conversation: Conversation;
  readonly #desk: EntryDesk;
  readonly #covers = matchMedia(COVERS_ALL);
  readonly #voice = new Voice(this);
  /** Done when the service has said of itself what it says before the first question, or could not. */
  #loading = Promise.resolve();

  constructor(host: PanelHost) {
    super([frameStyles, answerStyles, partsStyles]);
    this.hidden = true;
    this.#host = host;
    const redraw = (): void => {
      this.requestUpdate();
    };
    this.#conversation = new Conversation(host.service, host.settings.language, {
      changed: redraw,
      said: (entry) => {
        this.#said(entry);
      },
      settled: (entry) => {
        this.#settled(entry);
      },
      link: (state, before) => {
        this.#linkChanged(state, before);
      },
    });
    this.#desk = new EntryDesk(this, this.#conversation, host.service, {
      say: () => this.#say,
      language: () => this.#language,
      tell: (text) => {
        this.#voice.tell(text);
      },
      ask: (question) => {
        this.#ask(question);
      },
    });
    host.speaks(this.#language);
    this.#covers.addEventListener("change", redraw);
    // Before whatever a page does with the click; on the page or in the widget, the menu would stay in the way.
    addEventListener(
      "click",
      (event) => {
        if (this.#shown.isMenuOpen && !this.#isOnMenu(event)) this.#shown.isMenuOpen = false;
      },
      true,
    );
    this.addEventListener("keydown", (event) => {
      this.#onKey(event);
    });
    // Outside, a key would seem to be pressed on the page, whose single-key shortcuts would take it.
    for (const type of ["keydown", "keypress", "keyup"]) {
      this.addEventListener(type, (event) => {
        event.stopPropagation();
      });
    }
  }

  open(): void {
    this.hidden = false;
    this.#completeConfig();
    this.#show(this.#conversation.entries.at(-1));
    this.#focus(whereToGoOn());
  }

  close(): void {
    this.hidden = true;
    this.#shown.isMenuOpen = false;
    this.#shown.isConfirming = false;
    this.#conversation.rest();
  }

  /** The page's question waits until the citizen has been told what is kept, and for how long where that can be had. */
  ask(question: string): void {
    void this.#loading
      .then(() => this.updateComplete)
      .then(() => {
        this.#ask(question);
      });
  }

  #ask(question: string): void {
    const text = question.trim();
    this.#shown.error = questionFault(text, this.#say);
    if (this.#shown.error !== null) {
      this.#conversation.keepDraft(question);
      this.#whisper(this.#shown.error);
      this.#focus("question");
      return;
    }
    this.#conversation.ask(text);
    this.#host.emit("question", {});
    this.#whisper(this.#say("chat.working"));
    this.#focus(whereToGoOn());
    this.#show(this.#conversation.entries.at(-1));
  }

  protected override updated(): void {
    fitField(this.root);
  }

  protected override render(): TemplateResult {
    const { entries, isWaiting, draft, linkState } = this.#conversation;
    const { settings } = this.#host;
    const say = this.#say;
    const language = this.#language;
    const contact = this.#shown.config?.contact ?? null;
    const title = this.#title;
    const view = this.#desk.view(contact);
    return html`<div
      class="panel ${settings.position}"
      role="dialog"
      aria-labelledby="title"
      aria-describedby=${entries.length === 0 ? "automatic kept" : nothing}
      aria-modal=${this.#covers.matches ? "true" : "false"}
      lang=${language}
    >
      ${headerView({
        say,
        language,
        title,
        isMenuOpen: this.#shown.isMenuOpen,
        isConfirming: this.#shown.isConfirming,
        hasEntries: entries.length > 0,
        close: () => {
          this.#leave();
        },
        toggleMenu: () => {
          this.#shown.isMenuOpen = !this.#shown.isMenuOpen;
        },
        startAnew: () => {
          this.#conversation.startAnew();
          this.#completeConfig();
          this.#afterMenu(say("chat.startedAnew"));
        },
        download: () => {
          saveFile(`${say("chat.fileName")}.txt`, conversationText(title, entries, say, language));
          this.#afterMenu(null);
        },
        confirmDelete: (isConfirming) => {
          this.#shown.isMenuOpen = false;
          this.#shown.isConfirming = isConfirming;
          this.#focus(isConfirming ? "confirm-question" : "menu-button");
        },
        remove: () => void this.#remove(),
        otherLanguage: () => {
          this.#conversation.speak(language === "en" ? "zh-Hant" : "en");
          this.#host.speaks(this.#language);
          void this.#loadConfig();
          this.#afterMenu(null);
        },
      })}
      <div class="transcript" role="region" aria-label=${say("chat.conversation")} tabindex="0">
        ${welcomeView(
          {
            greeting: settings.greeting ?? this.#shown.config?.greeting ?? say("chat.greeting"),
            config: this.#shown.config,
            failure: this.#shown.configFailure,
            isBegun: entries.length > 0,
            reload: () => {
              void this.#loadConfig();
              // The button that was pressed goes.
              this.#focus(whereToGoOn());
            },
          },
          view,
        )}
        ${
          entries.length === 0
            ? nothing
            : html`<ol class="entries" role="list">
                ${entries.map((entry, index) => entryView(entry, index === entries.length - 1, view))}
              </ol>`
        }
      </div>
      ${linkNote(linkState, say)} ${this.#voice.noteView()}
      ${composerView({
        say,
        draft,
        error: this.#shown.error,
        isWaiting,
        change: (text) => {
          this.#shown.error = null;
          this.#conversation.keepDraft(text);
          this.#conversation.warm();
        },
        send: () => {
          if (isWaiting) this.#voice.tell(say("chat.wait"));
          else this.#ask(draft);
        },
      })}
      ${
        contact === null
          ? nothing
          : html`<footer>
              ${say("chat.person")}
              <a href=${phoneLink(contact.phone)}>${icon("phone")}${contact.phone}</a>
            </footer>`
      }
      ${this.#voice.spokenView()}
    </div>`;
  }

  get #language(): InterfaceLanguage {
    return this.#conversation.language ?? this.#host.settings.language;
  }

  get #say(): Say {
    return wordsIn(this.#language);
  }

  get #title(): string {
    return this.#host.settings.title ?? this.#shown.config?.title ?? this.#say("chat.title");
  }

  #linkChanged(state: LinkState, before: LinkState): void {
    if (this.hidden) return;
    const trouble = lineTrouble(state, this.#say);
    if (trouble !== null) this.#whisper(trouble);
    else if (state === "online" ? lineTrouble(before, this.#say) !== null : before === "offline") {
      this.#voice.tell(this.#say("chat.online"));
    }
  }

  /** The first sentence comes where the whole answer would; those after it leave the reader in place. */
  #said(entry: Entry): void {
    if (this.hidden) return;
    this.#voice.speakSoon(spokenSoFar(entry, this.#say, this.#language));
    if (entry.soFar?.sentences.length === 1) this.#show(entry);
    else this.#holdPlace(entry);
  }

  #holdPlace({ id }: Entry): void {
    void this.updateComplete.then(holdPlace(this.root, `entry-${id}`));
  }

  #settled(entry: Entry): void {
    const { status, language = "" } = entry.answer ?? { status: "error" };
    this.#host.emit("answer", { status, language });
    if (this.hidden) {
      this.#conversation.rest();
      return;
    }
    this.#voice.speak(spokenEntry(entry, this.#say, this.#language));
    if (saidBefore(entry) === null) this.#show(entry);
    else this.#holdPlace(entry);
  }

  /** Questions to begin with are found while the service starts: asked for until there are some. */
  #completeConfig(): void {
    if (!this.#shown.config?.examples.length) this.#loading = this.#loadConfig();
  }

  async #loadConfig(): Promise<void> {
    this.#shown.configFailure = null;
    const language = this.#language;
    try {
      const config = await loadConfig(this.#host.service, language);
      if (language === this.#language) this.#shown.config = config;
    } catch (error) {
      const failure = failureOf(error).failure === "refused" ? "refused" : "unreachable";
      this.#shown.configFailure = failure;
      this.#whisper(this.#say(`chat.failure.${failure}`));
    }
  }

  async #remove(): Promise<void> {
    try {
      await this.#conversation.remove();
      this.#shown.isConfirming = false;
      this.#afterMenu(this.#say("chat.deleted"));
    } catch {
      this.#voice.tell(this.#say("chat.deleteFailed"));
    }
  }

  #afterMenu(told: string | null): void {
    this.#shown.isMenuOpen = false;
    this.#shown.error = null;
    if (told !== null) this.#voice.tell(told);
    this.#focus(whereToGoOn());
  }

  #isOnMenu(event: Event): boolean {
    const menu = ["menu", "menu-button"].map((id) => this.root.getElementById(id));
    return event.composedPath().some((one) => menu.some((part) => part === one));
  }

  #leave(): void {
    this.close();
    this.#host.closed();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (this.#covers.matches) keepTabWithin(this.root, event);
    if (event.key !== "Escape") return;
    if (this.#shown.isMenuOpen) {
      this.#shown.isMenuOpen = false;
      this.#focus("menu-button");
    } else if (this.#shown.isConfirming) {
      this.#shown.isConfirming = false;
      this.#focus("menu-button");
    } else if (!this.#desk.closeAround(this.root.activeElement)) this.#leave();
  }

  /** Has screen readers speak what others see elsewhere. */
  #whisper(text: string): void {
    this.#voice.speak([{ text, language: this.#language }]);
  }

  #focus(id: string): void {
    void this.updateComplete.then(() => this.root.getElementById(id)?.focus());
  }

  /** Brings an entry's question to the upper edge; above the first one, what to know before asking stays in view. */
  #show(entry: Entry | undefined): void {
    if (entry === undefined) return;
    const id = entry === this.#conversation.entries[0] ? "before" : `entry-${entry.id}`;
    void this.updateComplete.then(() => {
      scrollToTop(this.root, id);
    });
  }
}
