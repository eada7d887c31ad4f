import type { Glossary, GlossaryEntry } from "../../language/glossary.ts";
import { boundsTime } from "../question-time.ts";
import type { Understood } from "../understood.ts";
import { asksForThings, saysOnly } from "./table-question.ts";

/** Ties between cities, as records of `relation.kind` call them. */
export type TieKind = "sister" | "partner" | "friendship";

/** A question for a table of the cities that one city is tied to. */
export interface TiesRequest {
  readonly kinds: readonly TieKind[];
  /** Whose ties; null where the question does not say. */
  readonly home: GlossaryEntry | null;
}

/** "sister and friendship cities", 「姊妹及友好城市」: more kinds before the word that all of them share. */
const MORE = "(?:(?:,| and| or|, and) (?:sister|twin|partner|friendship|friendly))*";
const MORE_CHINESE = "(?:(?:、|及|和|與|或|以及)(?:[姊姐]妹|[夥伙]伴|友[誼好]))*";
const KINDS: readonly { readonly kind: TieKind; readonly asked: RegExp }[] = [
  { kind: "sister", asked: kind("(?:sister|twin(?:ned)?)", "(?:cit(?:y|ies)|towns?)", "[姊姐]妹") },
  { kind: "partner", asked: kind("partner", "cit(?:y|ies)", "[夥伙]伴") },
  { kind: "friendship", asked: kind("(?:friendship|friendly)", "cit(?:y|ies)", "友[誼好]") },
];

function kind(english: string, cities: string, chinese: string): RegExp {
  return new RegExp(`\\b${english}${MORE}[- ]${cities}\\b|${chinese}${MORE_CHINESE}(?:城)?市`, "iu");
}

const LISTS = /\b(?:which|what|list|all|every|name)\b|有?哪[些幾]|所有|全部|列出|列舉|名單|清單|分別/iu;
const COUNTS = /\bhow many\b|\bnumber of\b|多少|幾個|第幾|數量/iu;

/** What questions for ties say that asks for nothing more, whole and in small letters. */
export const PLAIN_OF_TIES =
  /^(?:sister|twin|twinned|partner|friendship|friendly|city|cities|town|towns|tie|ties|tied|relation|relations|relationship|relationships|list|all|every|have|has|world|abroad|foreign|overseas|international|around|currently|current|official|[姊姐]妹|[姊姐]妹(?:城)?市|友[誼好]|友[誼好](?:城)?市|[夥伙]伴|[夥伙]伴(?:城)?市|城市|市|締結|締盟|結盟|結為|建立|關係|世界|全球|國外|海外|外國|國際|全部|所有|列出|列舉|名單|清單|列|出|有)$/u;

/**
 * Reads a question for the cities tied to one ("Which are Taipei's sister cities?", 「臺北有哪些姊妹市」); null for any other,
 * and wherever a word asks for something else ("which sister cities sent a team") or bounds the years: in the table stand all.
 */
export function tiesRequest(
  understood: Pick<Understood, "text" | "terms" | "time" | "asked" | "attributes">,
  glossary: Glossary,
): TiesRequest | null {
  const { text, terms, time } = understood;
  const kinds = tieKindsIn(text);
  if (kinds.length === 0 || !LISTS.test(text) || COUNTS.test(text) || !asksForThings(understood)) return null;
  if (time.latest || boundsTime(time)) return null;
  const cities = new Set(
    glossary
      .mentionsIn(text)
      .map(({ entry }) => entry)
      .filter(({ kind }) => kind === "cities"),
  );
  const [home = null, ...others] = cities;
  if (others.length > 0) return null;
  return saysOnly(terms, home === null ? [] : [home], PLAIN_OF_TIES) ? { kinds, home } : null;
}

/** The ties that a text speaks of. */
export function tieKindsIn(text: string): TieKind[] {
  return KINDS.filter(({ asked }) => asked.test(text)).map(({ kind }) => kind);
}
