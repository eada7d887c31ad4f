import type { Answer, Source } from "../answer/answer.ts";
import { cut } from "./cut-text.ts";
import { citationUrl, webUrl } from "./source-url.ts";

/** Limits of Microsoft's citations: 20 are documented, half of that is safe; lengths are in UTF-16 units, as .NET counts. */
export const MOST_CITATIONS = 10;
const MOST_NAME = 80;
const MOST_ABSTRACT = 160;
const MOST_KEYWORDS = 3;
const MOST_KEYWORD = 28;

/** One source as schema.org's Claim. */
export interface CitationClaim {
  readonly "@type": "Claim";
  readonly "@id": string;
  readonly position: number;
  readonly appearance: {
    readonly "@type": "DigitalDocument";
    readonly name: string;
    readonly url?: string;
    readonly abstract: string;
    readonly keywords: readonly string[];
    /** The whole quote, where there is no address to open: Web Chat then shows it in a window. */
    readonly text?: string;
  };
}

/** The root entity of a message that cites, in schema.org's words. */
export interface CitationEntity {
  readonly type: "https://schema.org/Message";
  readonly "@type": "Message";
  readonly "@context": "https://schema.org";
  readonly "@id": "";
  readonly additionalType: readonly "AIGeneratedContent"[];
  readonly citation: readonly CitationClaim[];
}

/**
 * The entity for an answer's sources; null where it has none and no model wrote it. `hasWholeQuotes` gives a source
 * without an address its whole quote, which Web Chat shows and Teams refuses: there `text` has to be a card.
 */
export function citationEntity(
  { sources, composer }: Answer,
  hasWholeQuotes: boolean,
): CitationEntity | null {
  const isGenerated = composer === "model";
  if (sources.length === 0 && !isGenerated) return null;
  return {
    type: "https://schema.org/Message",
    "@type": "Message",
    "@context": "https://schema.org",
    "@id": "",
    additionalType: isGenerated ? ["AIGeneratedContent"] : [],
    citation: sources.slice(0, MOST_CITATIONS).map((source) => claimOf(source, hasWholeQuotes)),
  };
}

function claimOf(source: Source, hasWholeQuotes: boolean): CitationClaim {
  const { n, title, publisher, publishedOn, quote } = source;
  const url = webUrl(source.url);
  const keywords = [publisher, publishedOn ?? ""].filter((word) => word !== "");
  return {
    "@type": "Claim",
    "@id": citationUrl(source),
    position: n,
    appearance: {
      "@type": "DigitalDocument",
      name: cut(title, MOST_NAME),
      ...(url === null ? {} : { url }),
      abstract: cut(quote, MOST_ABSTRACT),
      keywords: keywords.slice(0, MOST_KEYWORDS).map((word) => cut(word, MOST_KEYWORD)),
      ...(url === null && hasWholeQuotes ? { text: quote } : {}),
    },
  };
}
