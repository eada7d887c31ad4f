/** Words of the closed widget, in English; few, since every page that carries it loads them. */
export const launcherEn = {
  "launcher.open": "Ask about city exchanges",
  "launcher.loading": "Opening…",
  "launcher.failed": "The chat could not be loaded. Check your connection, then press the button again.",
} as const satisfies Readonly<Record<string, string>>;
