import { hasHan } from "../../language/han.ts";
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
  /** The city that it is an office of, where that stands beside it. */
  readonly place: ContentWord | null;
}

function officesIn(proof: ProofText): Office[] {
  const { text, words } = proof;
  // 「周波代表市長」 does something, 「代表周波」 is one.
  const roles = proof.mentions.filter((mention) => mention.entry.kind === "roles" && isOffice(mention));
  return roles.flatMap((role): Office[] => {
    const isHan = hasHan(text.slice(role.start, role.end));
    const holder =
      words.find(
        (word) =>
          word.isName &&
          word.start >= role.end &&
          BETWEEN.test(text.slice(role.end, word.start)) &&
          !isRole(word, roles) &&
          !isPlace(word),
      ) ??
      (isHan && text.slice(role.start, role.end) !== "代表"
        ? words.find((word) => word.end === role.start && isPerson(word))
        : undefined);
    if (holder === undefined) return [];
    const place =
      words.findLast(
        (word) =>
          isPlace(word) &&
          word.end <= role.start &&
          /^(?:市|縣|['’]s)?(?: ?(?:Executive|City))? ?$/u.test(text.slice(word.end, role.start)),
      ) ??
      words.find(
        (word) =>
          isPlace(word) &&
          word.start >= holder.end &&
          /^(?: \p{Lu}[\p{L}\p{M}’-]+){0,2}(?: \([^)]*\))? of $/u.test(text.slice(holder.end, word.start)),
      ) ??
      null;
    return [{ start: role.start, end: role.end, title: titleOf(role), holder, place }];
  });
}

/** Posts that one person holds; a student or an athlete holds none. */
const POST =
  /mayor|governor|magistrate|chief|councilor|speaker|legislator|senator|spokes|secretary|commissioner|director|president|premier|minister|ambassador|representative|consul|chair|executive|manager|superintendent|principal/u;

function isOffice({ entry: { en } }: GlossaryMention): boolean {
  return POST.test(en[0] ?? "");
}

function isPlace({ keys }: ContentWord): boolean {
  return [...keys].some((key) => /^e:(?:cities|countries):/u.test(key));
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

/** Offices that the evidence gives to nobody, to another one, or of another city. */
export function unprovedOffices(told: ProofText, evidence: ProofText): Span[] {
  const carried = officesIn(evidence);
  const titles = new Set(evidence.mentions.filter(({ entry: { kind } }) => kind === "roles").map(titleOf));
  const bases = new Set([...titles].map(baseOf));
  const misnamed = told.mentions.filter(
    (mention) =>
      mention.entry.kind === "roles" && !titles.has(titleOf(mention)) && bases.has(baseOf(titleOf(mention))),
  );
  const misheld = officesIn(told).filter(({ title, holder, place }) => {
    const ofHolder = carried.filter((office) => isSameWord(office.holder, holder));
    const isOfPlace = (other: Office): boolean =>
      place !== null && other.place !== null && isSameWord(other.place, place);
    const isElsewhere = (other: Office): boolean =>
      place !== null && other.place !== null && !isSameWord(other.place, place);
    if (ofHolder.length > 0)
      return !ofHolder.some((office) => office.title === title && !isElsewhere(office));
    const isHeldByOther = carried.some(
      (office) => office.title === title && isOfPlace(office) && isPerson(office.holder) && isPerson(holder),
    );
    return isHeldByOther || !titles.has(title);
  });
  return [...misnamed, ...misheld];
}

/** A deputy is one of whom there is a head. */
function baseOf(title: string): string {
  return title.replace(/^deputy /u, "");
}
