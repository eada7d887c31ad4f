import type { InterfaceLanguage } from "../../language/messages/index.ts";
import type { WidgetSettings } from "./settings.ts";

/** What pages can listen to. No event carries what a citizen wrote: the page is not to read along. */
export interface WidgetEvents {
  readonly open: Readonly<Record<string, never>>;
  readonly close: Readonly<Record<string, never>>;
  readonly question: Readonly<Record<string, never>>;
  readonly answer: { readonly status: string; readonly language: string };
}

/** What the conversation part gets from the loader. */
export interface PanelHost {
  readonly settings: WidgetSettings;
  /** Address of the service, with a slash at its end. */
  readonly service: string;
  emit<Name extends keyof WidgetEvents>(name: Name, detail: WidgetEvents[Name]): void;
  /** The citizen closed the panel: the button comes back and gets the focus. */
  closed(): void;
  /** The citizen reads this language from now on. */
  speaks(language: InterfaceLanguage): void;
}

/** The conversation part, in the shadow root of the widget. */
export interface Panel {
  open(): void;
  close(): void;
  /** Asks as if the citizen had. */
  ask(question: string): void;
}

/** What the conversation part exports. */
export interface PanelModule {
  readonly mountPanel: (root: ShadowRoot, host: PanelHost) => Panel;
}
