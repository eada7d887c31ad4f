import { vi } from "vitest";

/** What the conversation needs of a browser beyond what Node has, in a test's hands. */
export interface FakeBrowser {
  /** Connects the machine to the network or takes it off, and says so as browsers do. */
  connect(isOnline: boolean): void;
  /** What the tab holds. */
  stored(): string;
}

/** Puts it in the place of the globals; `vi.unstubAllGlobals` takes it away. */
export function fakeBrowser(): FakeBrowser {
  const windowEvents = new EventTarget();
  const tab = new Map<string, string>();
  const machine = { onLine: true };
  vi.stubGlobal("addEventListener", windowEvents.addEventListener.bind(windowEvents));
  vi.stubGlobal("removeEventListener", windowEvents.removeEventListener.bind(windowEvents));
  vi.stubGlobal("navigator", machine);
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => tab.get(key) ?? null,
    setItem: (key: string, value: string) => tab.set(key, value),
    removeItem: (key: string) => tab.delete(key),
  });
  return {
    connect(isOnline) {
      machine.onLine = isOnline;
      windowEvents.dispatchEvent(new Event(isOnline ? "online" : "offline"));
    },
    stored: () => [...tab.values()].join("\n"),
  };
}
