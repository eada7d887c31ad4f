import { setImmediate } from "node:timers/promises";
import type { Article } from "../../corpus/article.ts";
import type { Glossary } from "../../language/glossary.ts";
import { sentenceSpans } from "../../language/sentences.ts";
import type { RecordValue } from "../../records/record.ts";
import { hasDenial, isDenied } from "../../records/tie-denials.ts";
import { dayOf } from "../article-day.ts";
import { TIE_WORDS } from "./tie-words.ts";
import { type TieKind, tieKindsIn } from "./ties-request.ts";

/** A sentence that denies a tie, or says that one is over. */
export interface DeniedTie {
  /** Glossary entries of all cities that it names. */
  readonly cities: ReadonlySet<string>;
  /** ISO day of its article; empty where that has none. */
  readonly day: string;
  /** Whether what it denies is the tie itself, rather than something else in the sentence. */
  readonly isExplicit: boolean;
  readonly article: Article;
  readonly record: Pick<RecordValue, "sentence">;
}

/** Articles looked through in one stretch: some milliseconds. */
const ARTICLES_AT_ONCE = 200;

/** The sentences that deny ties of these kinds. Gives way to other work between stretches. */
export async function deniedTies(
  kinds: readonly TieKind[],
  articles: readonly Article[],
  glossary: Glossary,
): Promise<DeniedTie[]> {
  const speaksOfTie = (text: string): boolean =>
    hasDenial(text) && tieKindsIn(text).some((kind) => kinds.includes(kind));
  const denied: DeniedTie[] = [];
  for (const [index, article] of articles.entries()) {
    if (index % ARTICLES_AT_ONCE === ARTICLES_AT_ONCE - 1) await setImmediate();
    const { body } = article;
    if (!speaksOfTie(body)) continue;
    for (const { start, end } of sentenceSpans(body)) {
      const sentence = body.slice(start, end);
      if (!speaksOfTie(sentence)) continue;
      const named = citiesIn(sentence, glossary);
      const meant =
        named.size === 0 && BOTH.test(sentence) ? citiesIn(article.cities.join("\n"), glossary) : named;
      denied.push({
        cities: meant,
        day: dayOf(article),
        isExplicit: deniesKind(sentence, kinds),
        article,
        record: { sentence: { start, end } },
      });
    }
  }
  return denied;
}

/** The two that an article is about, where a sentence names neither. */
const BOTH = /\b(?:the|these|both) (?:two )?(?:cities|towns)\b|兩市|兩城|雙方/iu;

function citiesIn(text: string, glossary: Glossary): ReadonlySet<string> {
  const named = glossary.mentionsIn(text).filter(({ entry }) => entry.kind === "cities");
  return new Set(named.map(({ entry }) => entry.id));
}

/** Whether a denial may be one of the tie of two cities: it names both, or one alone where the other is that of the news. */
export function deniesPair(
  { cities }: DeniedTie,
  [a, b]: readonly [string, string],
  home: string | null,
): boolean {
  return [a, b].every((city) => cities.has(city) || (city === home && cities.size === 1));
}

/** Whether the words for a tie of one of the kinds are what a sentence denies. */
function deniesKind(sentence: string, kinds: readonly TieKind[]): boolean {
  return kinds.some((kind) =>
    Array.from(sentence.matchAll(new RegExp(TIE_WORDS[kind], "giu"))).some(({ 0: words, index }) =>
      isDenied({ start: index, end: index + words.length }, sentence),
    ),
  );
}

/**
 * Of explicit denials of a tie of two cities, later than all that is told of it, the newest that speaks of no third city; in the
 * reader's language where there is one.
 */
export function clearestDenial(
  denied: readonly DeniedTie[],
  pair: readonly [string, string],
  { home, toldOn }: { readonly home: string | null; readonly toldOn: readonly string[] },
  language: string,
): DeniedTie | null {
  const told = toldOn.toSorted().at(-1);
  const own = denied.filter(
    (one) =>
      one.isExplicit &&
      one.cities.size <= pair.length &&
      deniesPair(one, pair, home) &&
      (told === undefined || one.day > told),
  );
  const isReadable = ({ article }: DeniedTie): boolean => (article.language === "en") === (language === "en");
  const newest = own.toSorted((a, b) => b.day.localeCompare(a.day));
  return newest.find(isReadable) ?? newest[0] ?? null;
}

/**
 * Whether one of the denials ends the tie of two cities that is told on some days: it names no third city, and no later
 * article tells of the tie again.
 */
export function isOver(
  denied: readonly DeniedTie[],
  pair: readonly [string, string],
  { home, toldOn }: { readonly home: string | null; readonly toldOn: readonly string[] },
): boolean {
  const newest = toldOn.toSorted().at(-1) ?? "";
  return denied.some(
    (denial) => denial.cities.size <= pair.length && denial.day > newest && deniesPair(denial, pair, home),
  );
}
