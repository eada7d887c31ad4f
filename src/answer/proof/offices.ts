import type { GlossaryMention } from "../../language/glossary.ts";
import type { Span } from "../../language/sentences.ts";
import { type ContentWord, isSameWord } from "./content-words.ts";
import type { ProofText } from "./proof-text.ts";

/** What may stand between an office and who holds it: "Deputy Commissioner of Education Tseng", 「市長（",  「Mayor of」. */
const BETWEEN = /^(?: of (?:the )?\p{Lu}[\p{L}]+(?: \p{Lu}\p{L}+)?)?,? ?$|^[（(]?$/u;
/** Heads of departments, whose titles the two languages cut differently. */
const DEPARTMENT_HEADS = new Set([
  "commissioner",
  "director",
  "director-general",
  "zoo director",
  "city department heads",
]);

interface Office extends Span {
  readonly title: string;
  readonly holder: ContentWord;
}

function officesIn(proof: ProofText): Office[] {
  const roles = proof.mentions.filter(({ entry: { kind } }) => kind === "roles");
  return roles.flatMap((role): Office[] => {
    const holder =
      proof.words.find(
        (word) =>
          word.isName &&
          word.start >= role.end &&
          BETWEEN.test(proof.text.slice(role.end, word.start)) &&
          !isRole(word, roles),
      ) ??
      proof.words.find(
        (word) =>
          word.isName &&
          word.end === role.start &&
          /\p{Script=Han}/u.test(proof.text.slice(role.start, role.end)) &&
          isPerson(word),
      );
    return holder === undefined ? [] : [{ start: role.start, end: role.end, title: titleOf(role), holder }];
  });
}

function isRole({ start, end }: Span, roles: readonly GlossaryMention[]): boolean {
  return roles.some((role) => role.start < end && start < role.end);
}

function isPerson({ keys }: ContentWord): boolean {
  return [...keys].some((key) => key.startsWith("e:people:"));
}

/** The title itself; "vice mayor" and "executive vice mayor" are both deputies. */
function titleOf({ entry: { en, zh } }: GlossaryMention): string {
  const title = en[0] ?? zh[0] ?? "";
  if (DEPARTMENT_HEADS.has(title)) return "department head";
  return title
    .replace(/^executive vice/u, "deputy")
    .replace(/^vice/u, "deputy")
    .replace(/^(?:acting|former) /u, "");
}

/** Offices that the evidence gives to nobody, or gives another one to their holder. */
export function unprovedOffices(told: ProofText, evidence: ProofText): Span[] {
  const carried = officesIn(evidence);
  const titles = new Set(evidence.mentions.filter(({ entry: { kind } }) => kind === "roles").map(titleOf));
  return officesIn(told).filter(({ title, holder }) => {
    const ofHolder = carried.filter((office) => isSameWord(office.holder, holder));
    return ofHolder.length > 0 ? !ofHolder.some((office) => office.title === title) : !titles.has(title);
  });
}
