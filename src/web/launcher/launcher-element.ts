import type { InterfaceLanguage } from "../../language/messages/index.ts";
import { launcherEn } from "../../language/messages/launcher/en.ts";
import { launcherZhHant } from "../../language/messages/launcher/zh-Hant.ts";
import { bridgeIcon } from "./icon.ts";
import { fold, isFolded, keepClearOfFocus } from "./keep-clear.ts";
import launcherStyles from "./launcher.css?inline";
import type { Panel, PanelHost, PanelModule } from "./panel-link.ts";
import { accentStyles, adoptStyles } from "./style-sheets.ts";

const WORDS: Readonly<Record<InterfaceLanguage, Readonly<Record<keyof typeof launcherEn, string>>>> = {
  en: launcherEn,
  "zh-Hant": launcherZhHant,
};

/** The widget on the page: a button, and beside it the conversation once it has been opened. */
export class LauncherElement extends HTMLElement {
  readonly #host: PanelHost;
  readonly #load: (attempt: number) => Promise<PanelModule>;
  readonly #button = document.createElement("button");
  readonly #label = document.createElement("span");
  readonly #problem = document.createElement("p");
  readonly #frame = document.createElement("div");
  readonly #root: ShadowRoot;
  #panel: Panel | null = null;
  #loading: Promise<void> | null = null;
  #attempts = 0;
  #isOpen = false;
  #language: InterfaceLanguage;
  /** Questions of the page that wait until the conversation part is there. */
  readonly #questions: string[] = [];

  /** `load` fetches the conversation part; a failed attempt has to be made under another address. */
  constructor(host: Omit<PanelHost, "closed" | "speaks">, load: (attempt: number) => Promise<PanelModule>) {
    super();
    const { color, language } = host.settings;
    this.#host = {
      ...host,
      closed: () => {
        this.#showClosed();
        this.#button.focus();
      },
      speaks: (to) => {
        this.#language = this.#frame.lang = to;
        this.#say("open");
      },
    };
    this.#language = this.#frame.lang = language;
    this.#load = load;
    this.#root = this.attachShadow({ mode: "open" });
    adoptStyles(this.#root, [accentStyles(color), launcherStyles]);
    this.#problem.className = "problem";
    this.#problem.setAttribute("role", "alert");
    this.#button.type = "button";
    this.#button.className = "open";
    this.#button.append(bridgeIcon(), this.#label);
    this.#button.addEventListener("click", () => void this.open());
    this.#say("open");
    this.#frame.append(this.#problem, this.#button);
    this.#root.append(this.#frame);
    keepClearOfFocus(this, host.settings.position);
  }

  /** Puts it into the page where it is not there: at first, and after the page has taken it out. */
  attach(): void {
    // In the head and without `defer` there is no body yet.
    if (!this.isConnected) document.querySelector("body")?.append(this);
  }

  connectedCallback(): void {
    this.dataset["side"] = this.#host.settings.position;
    // The top layer: above whatever z-index the page has, and free of its transforms and clipping.
    if ("popover" in this) {
      this.popover = "manual";
      this.showPopover();
    }
  }

  /** Taken out of the page, it is closed: nobody could read what comes. */
  disconnectedCallback(): void {
    this.close();
  }

  /** Loads the conversation part where it is not there yet, and shows it. */
  async open(): Promise<void> {
    this.attach();
    if (this.#panel === null) {
      // Whoever asks for it while it is on its way waits for the same one.
      this.#loading ??= this.#loadPanel();
      await this.#loading;
    }
    const panel = this.#panel;
    if (panel === null) return;
    if (!this.#isOpen || isFolded(this)) panel.open();
    fold(this, false);
    if (!this.#isOpen) {
      this.#isOpen = true;
      this.#button.hidden = true;
      this.#host.emit("open", {});
    }
    for (const question of this.#questions.splice(0)) panel.ask(question);
  }

  /** Shows the button alone, and leads a reader back to it who was in the conversation. */
  close(): void {
    if (!this.#isOpen) return;
    const hadFocus = this.#root.activeElement !== null;
    this.#panel?.close();
    this.#showClosed();
    if (hadFocus) this.#button.focus();
  }

  /** Opens the conversation and asks; where it cannot be loaded, once it is opened. */
  async ask(question: string): Promise<void> {
    this.#questions.push(question);
    await this.open();
  }

  #showClosed(): void {
    this.#isOpen = false;
    this.#button.hidden = false;
    this.#host.emit("close", {});
  }

  async #loadPanel(): Promise<void> {
    this.#problem.textContent = "";
    this.#say("loading");
    this.#button.setAttribute("aria-disabled", "true");
    try {
      const { mountPanel } = await this.#load(this.#attempts++);
      this.#panel = mountPanel(this.#root, this.#host);
    } catch (error) {
      console.warn("widget.js: the conversation could not be loaded", error);
      this.#problem.textContent = this.#word("failed");
    } finally {
      this.#loading = null;
      this.#button.removeAttribute("aria-disabled");
      this.#say("open");
    }
  }

  #say(word: "open" | "loading"): void {
    this.#label.textContent = this.#word(word);
  }

  #word(name: "open" | "loading" | "failed"): string {
    return WORDS[this.#language][`launcher.${name}`];
  }
}
