/** Questions that somebody looked up, kept in their own browser. */
export interface KeptQuestions {
  /** Newest first. */
  readonly recent: readonly string[];
  /** As they were pinned. */
  readonly pinned: readonly string[];
}

/** More recent ones are no help: one sees them all at a glance. */
const MOST_RECENT = 12;
const MOST_PINNED = 24;
const NONE: KeptQuestions = { recent: [], pinned: [] };
/** A number as people have one, or an address of mail: what a citizen told of themselves is not kept. */
const PERSONAL = /\p{Nd}[\p{Nd}\s()+-]{5,}\p{Nd}|[A-Za-z][12]\p{Nd}{8}|\S@\S/u;

/** Whether a question may be kept: it has words, and nothing that looks like data of a person. */
export function mayBeKept(question: string): boolean {
  return (
    question.trim().length > 1 &&
    !PERSONAL.test(question.replace(/(?:19|20)\p{Nd}{2}\s*[-–]\s*(?:19|20)?\p{Nd}{2}(?!\p{Nd})/gu, ""))
  );
}

/** With a question as the newest of the recent ones. */
export function withRecent(kept: KeptQuestions, question: string): KeptQuestions {
  const text = question.trim();
  if (!mayBeKept(text)) return kept;
  return { ...kept, recent: [text, ...kept.recent.filter((one) => one !== text)].slice(0, MOST_RECENT) };
}

/** With a question pinned, or no longer pinned where it was. */
export function withPin(kept: KeptQuestions, question: string): KeptQuestions {
  const text = question.trim();
  if (kept.pinned.includes(text)) return { ...kept, pinned: kept.pinned.filter((one) => one !== text) };
  return mayBeKept(text) ? { ...kept, pinned: [...kept.pinned, text].slice(-MOST_PINNED) } : kept;
}

/** What this browser keeps for the page; nothing where it allows none, which it says by throwing. */
export function ownStorage(): Pick<Storage, "getItem" | "setItem"> {
  try {
    return localStorage;
  } catch {
    return { getItem: () => null, setItem: () => undefined };
  }
}

/** Those of an account; none where the browser keeps nothing, or something else stands there. */
export function readKept(storage: Pick<Storage, "getItem">, accountId: string): KeptQuestions {
  try {
    const found: unknown = JSON.parse(storage.getItem(keyOf(accountId)) ?? "null");
    if (typeof found !== "object" || found === null) return NONE;
    const { recent, pinned } = found as Partial<Record<keyof KeptQuestions, unknown>>;
    return { recent: texts(recent, MOST_RECENT), pinned: texts(pinned, MOST_PINNED) };
  } catch {
    return NONE;
  }
}

/** Keeps them; a browser that keeps nothing shows them until the page is left. */
export function writeKept(storage: Pick<Storage, "setItem">, accountId: string, kept: KeptQuestions): void {
  try {
    storage.setItem(keyOf(accountId), JSON.stringify(kept));
  } catch {
    // Full, or not allowed: nothing that the look-up needs.
  }
}

function keyOf(accountId: string): string {
  return `desk-questions:${accountId}`;
}

function texts(value: unknown, most: number): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string").slice(0, most) : [];
}
