import { fold } from "../language/fold.ts";
import type { Glossary, GlossaryMention } from "../language/glossary.ts";
import { hasHan } from "../language/han.ts";
import type { Span } from "../language/sentences.ts";

/** Where a person is called by a part of the name, with the entries of all who may be meant. */
export interface SurnameMention extends Span {
  readonly ids: readonly string[];
}

/** What follows a Chinese surname that stands for the whole name: 柯市長. */
const OFFICE =
  /^(?:副?(?:[市縣鎮鄉區省州町村]長|郡守|知事|議長|部長|局長|處長|主席|會長|校長)|主任|議員|大使|代表|先生|女士)/u;

const LONGEST_OFFICE = 3;

/** By part of an English name in small letters, and by Chinese surname. */
const indexes = new WeakMap<Glossary, ReadonlyMap<string, readonly string[]>>();

function partsOf(glossary: Glossary): ReadonlyMap<string, readonly string[]> {
  const known = indexes.get(glossary);
  if (known !== undefined) return known;
  const parts = new Map<string, string[]>();
  for (const { kind, id, en, zh } of glossary.entries) {
    if (kind !== "people") continue;
    const english = en.flatMap((name) => fold(name).split(/\s+/u)).filter((part) => part.length > 1);
    const chinese = zh.filter((name) => hasHan(name)).map((name) => fold(name.charAt(0)));
    for (const part of new Set([...english, ...chinese])) parts.set(part, [...(parts.get(part) ?? []), id]);
  }
  indexes.set(glossary, parts);
  return parts;
}

/** Persons that a text calls by surname alone ("Mayor Ko", 柯市長), where it does not name them in full. */
export function surnameMentions(
  text: string,
  glossary: Glossary,
  names: readonly GlossaryMention[],
): SurnameMention[] {
  const parts = partsOf(glossary);
  const folded = fold(text);
  const isTaken = (start: number, end: number): boolean =>
    names.some(
      (name) =>
        name.start < end && start < name.end && name.entry.kind !== "roles" && name.entry.kind !== "terms",
    );
  const mentions: SurnameMention[] = [];
  const add = (start: number, end: number): void => {
    const ids = parts.get(folded.slice(start, end));
    if (ids !== undefined && !isTaken(start, end)) mentions.push({ start, end, ids });
  };
  for (const { 0: word, index } of text.matchAll(/(?<![\p{L}\p{M}])\p{Lu}[\p{L}\p{M}]+(?![\p{L}\p{M}])/gu))
    add(index, index + word.length);
  for (const { index } of text.matchAll(/\p{Script=Han}/gu)) {
    if (OFFICE.test(text.slice(index + 1, index + 1 + LONGEST_OFFICE))) add(index, index + 1);
  }
  return mentions;
}
