import { LauncherElement } from "./launcher/launcher-element.ts";
import type { PanelModule, WidgetEvents } from "./launcher/panel-link.ts";
import { readSettings } from "./launcher/settings.ts";

type Listener<Name extends keyof WidgetEvents> = (detail: WidgetEvents[Name]) => void;

/** What a page can do with the widget: `window.CityExchangeChat`. */
export interface CityExchangeChat {
  open(): void;
  close(): void;
  /** Opens the widget and asks as if the citizen had. */
  ask(question: string): void;
  /** Hears of an event; returns what ends the listening. */
  on<Name extends keyof WidgetEvents>(name: Name, listener: Listener<Name>): () => void;
}

declare global {
  interface Window {
    CityExchangeChat?: CityExchangeChat;
  }
}

const NAME = "city-exchange-chat";
// A module script has no currentScript.
const script =
  document.currentScript instanceof HTMLScriptElement
    ? document.currentScript
    : document.querySelector<HTMLScriptElement>('script[src*="/widget.js"]');

// A page that carries the script twice has one widget.
if (script !== null && window.CityExchangeChat === undefined) start(script);

function start({ src, dataset }: HTMLScriptElement): void {
  const service = new URL(".", src).href;
  const listeners = new Map<keyof WidgetEvents, Set<Listener<never>>>();
  customElements.define(NAME, LauncherElement);
  const widget = new LauncherElement(
    {
      settings: readSettings(dataset, document.documentElement.lang),
      service,
      emit(name, detail) {
        for (const listener of listeners.get(name) ?? []) {
          // By itself: what a page's listener throws is reported as the page's own, and stops nothing here.
          queueMicrotask(() => {
            (listener as (value: unknown) => void)(detail);
          });
        }
      },
    },
    // Browsers remember that an address failed: another one is asked the next time.
    (attempt) =>
      import(
        /* @vite-ignore */ `${service}widget/${PANEL_FILE}${attempt === 0 ? "" : `?${attempt}`}`
      ) as Promise<PanelModule>,
  );
  window.CityExchangeChat = {
    open: () => void widget.open(),
    close: () => {
      widget.close();
    },
    ask: (question) => void widget.ask(question),
    on(name, listener) {
      const heard = listeners.get(name) ?? new Set();
      listeners.set(name, heard.add(listener));
      return () => void heard.delete(listener);
    },
  };
  widget.attach();
  if (widget.isConnected) return;
  document.addEventListener("DOMContentLoaded", () => {
    widget.attach();
  });
}
