import type { Sentence, Source } from "./answer.ts";
import type { ComposedSentence, Quote } from "./composed.ts";

/** What sentences rest on, each once, numbered as they come: more sentences leave the numbers of those before as they are. */
export function numberSources(sentences: readonly ComposedSentence[]): Source[] {
  const sources: Source[] = [];
  for (const quote of sentences.flatMap(({ quotes }) => quotes)) {
    if (sources.some((source) => isSameQuote(source, quote))) continue;
    sources.push({ n: sources.length + 1, ...quotedPassage(quote) });
  }
  return sources;
}

/** Words of an article with all that is told of where they stand. */
export function quotedPassage({ article, start, end }: Quote): Omit<Source, "n"> {
  return {
    articleId: article.id,
    articleVersion: article.version,
    title: article.title,
    url: article.url,
    publisher: article.publisher,
    official: article.official,
    publishedOn: article.publishedOn,
    eventOn: article.eventOn,
    language: article.language,
    quote: article.body.slice(start, end),
    start,
    end,
  };
}

/** A sentence with the numbers of its sources. */
export function toSentence(
  { text, language, quotes }: ComposedSentence,
  sources: readonly Source[],
): Sentence {
  const citations = quotes.flatMap((quote) =>
    sources.filter((source) => isSameQuote(source, quote)).map(({ n }) => n),
  );
  return { text, language, citations: [...new Set(citations)] };
}

function isSameQuote(source: Source, { article, start, end }: Quote): boolean {
  return (
    source.articleId === article.id &&
    source.articleVersion === article.version &&
    source.start === start &&
    source.end === end
  );
}
