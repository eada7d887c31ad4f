import { AccountError } from "./account-error.ts";

/** What fits in a list of colleagues. */
const MOST_CODE_POINTS = 60;
/** What cannot be seen, or turns the text beside it around. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;

/** A name as it is shown and as it is compared. */
export interface AccountName {
  /** NFKC, with single spaces. */
  readonly name: string;
  /** Case-folded: no two accounts have the same. */
  readonly key: string;
}

/** Reads a name. @throws AccountError `account_name_invalid`: empty, over 60 characters, or with characters that cannot be seen */
export function accountName(text: string): AccountName {
  const name = tidied(text);
  if (name === "" || Array.from(name).length > MOST_CODE_POINTS || INVISIBLE.test(name)) {
    throw new AccountError("account_name_invalid");
  }
  return { name, key: nameKey(name) };
}

/** Any text as names are compared; what is no name is like none. */
export function nameKey(text: string): string {
  // Upper case between: "ß" and "SS" are then one, as in full case folding; and "ẞ", which upper case leaves, is "ß" first.
  return tidied(tidied(text).toLowerCase().toUpperCase().toLowerCase());
}

/** Names for someone whom a provider calls so: the first that can be a name, then the same with a number, to no end. */
export function* namesFor(candidates: readonly string[]): Generator<AccountName> {
  const usable = candidates.flatMap((text) => {
    const name = Array.from(tidied(text.replaceAll(new RegExp(INVISIBLE, "gu"), "")))
      .slice(0, MOST_CODE_POINTS - " 9999".length)
      .join("")
      .trim();
    return name === "" ? [] : [name];
  });
  const base = usable[0] ?? "?";
  yield accountName(base);
  for (let number = 2; number <= 9999; number++) yield accountName(`${base} ${number}`);
}

function tidied(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFKC")
    .replaceAll(/\p{Zs}+/gu, " ")
    .trim();
}
