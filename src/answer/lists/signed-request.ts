import type { Glossary, GlossaryEntry } from "../../language/glossary.ts";
import type { Understood } from "../understood.ts";
import { hasYear } from "./list-times.ts";
import { asksForThings, saysOnly } from "./table-question.ts";

/** A question for a table of what was signed with a city. */
export interface SignedRequest {
  /** The cities named, two at most; none where the news' own city is meant. */
  readonly cities: readonly GlossaryEntry[];
  /** Memorandums alone, no agreements and declarations. */
  readonly isOfMemorandums: boolean;
  /** Whether a year is asked for. */
  readonly hasYear: (year: number) => boolean;
}

const LISTS =
  /\b(?:which|what|list|all|every|each)\b|有?哪[些幾兩三]|什麼|所有|全部|列出|列舉|歷[年次]|前後|每[份項]/iu;
const DOCUMENTS = /\bmemorand\w+|\bmous?\b|\bagreements?\b|\bdocuments?\b|\bpacts?\b|備忘錄|協議|協定|文件/iu;
/** The city itself, as its citizens and officers call it. */
const OWN = /\b(?:we|us|our|the city|city government)\b|本市|我市|我們|咱們|市府|市政府/iu;
const COUNTS = /\bhow many\b|\bnumber of\b|多少|幾[項個份]|數量/iu;
/** Asks what is in a document: 備忘錄要合作哪些事. */
const CONTENT =
  /(?:合作|涵蓋|包括|包含|約定|規定|承諾|[談講寫做推])(?:的|了|是|到)?(?:什麼|哪些|哪幾)(?!.{0,4}(?:備忘錄|協議|協定|文件|城市))/u;

/** What such a question says that asks for nothing more, whole and in small letters. */
const PLAIN =
  /^(?:memorand(?:um|ums|a)|mous?|understanding|agreements?|documents?|pacts?|sign|signs|signed|signing|conclude[ds]?|cooperation|list|every|each|all|city|cities|partners?|towns?|foreign|abroad|overseas|other|between|together|so|far|備忘錄|合作備忘錄|協議|協定|文件|簽|簽署|簽訂|簽過|簽了|簽下|簽署過|合作|之間|兩市|雙方|列出|列舉|所有|全部|歷年|前後|過|內容|城市|市|本市|我市|夥伴|夥伴城市|國外|海外|外國|其他|對象|哪些|幾個|個)$/u;
/** Where it spans years, what joins these. */
const PLAIN_OF_SPAN = new RegExp(`${PLAIN.source}|^(?:since|至)$`, "u");
const MOST_CITIES = 2;

/**
 * Reads a question for what was signed with a city ("List every memorandum with Prague", 「臺北和靜岡簽過哪些備忘錄」); null for
 * any other, wherever a word asks for something else ("which memorandum was signed at the zoo"), and for a range of years
 * that is no span ("before 2015").
 */
export function signedRequest(
  understood: Pick<Understood, "text" | "terms" | "time" | "asked" | "attributes">,
  glossary: Glossary,
): SignedRequest | null {
  const { text, terms, time } = understood;
  if (
    !DOCUMENTS.test(text) ||
    !LISTS.test(text) ||
    COUNTS.test(text) ||
    CONTENT.test(text) ||
    !asksForThings(understood)
  )
    return null;
  if (time.latest || time.editions.length > 0) return null;
  const { span } = time;
  const mentions = glossary.mentionsIn(text);
  if (mentions.some(({ entry }) => entry.kind === "series")) return null;
  const cities = [...new Set(mentions.map(({ entry }) => entry).filter(({ kind }) => kind === "cities"))];
  if (cities.length > MOST_CITIES || (cities.length === 0 && !OWN.test(text))) return null;
  if (!saysOnly(terms, cities, span === null ? PLAIN : PLAIN_OF_SPAN)) return null;
  const isOfMemorandums = !/\bagreements?\b|\bdocuments?\b|\bpacts?\b|協議|協定|文件/iu.test(text);
  return { cities, isOfMemorandums, hasYear: hasYear(span, time.years) };
}
