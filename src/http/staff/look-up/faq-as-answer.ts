import type { Answer, Source } from "../../../answer/answer.ts";
import type { StaffFaq } from "../../../channels/staff-look-up.ts";
import type { InterfaceLanguage } from "../../../language/messages/index.ts";
import type { AppDependencies } from "../../dependencies.ts";
import type { FoundCitation, FoundFaq } from "./found.ts";

/**
 * A FAQ as an answer that channels can show: in the reader's language where it has one, else in the other. Null where words
 * that it rests on do not stand in their article any more, or the article was withdrawn: then it claims without proof.
 */
export function faqAsAnswer(
  { id, questions, answers }: FoundFaq,
  articleOf: AppDependencies["articleOf"],
  reader: InterfaceLanguage,
): StaffFaq | null {
  const said = answers.find(({ language }) => language === reader) ?? answers[0];
  const question = questions.find(({ language }) => language === said?.language) ?? questions[0];
  if (said === undefined || question === undefined || said.sentences.length === 0) return null;
  const sources: Source[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (citation: FoundCitation): number | null => {
    const key = JSON.stringify([citation.articleId, citation.articleVersion, citation.start, citation.end]);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const source = sourceOf(citation, sources.length + 1, articleOf);
    if (source === null) return null;
    sources.push(source);
    numbers.set(key, source.n);
    return source.n;
  };
  const sentences = said.sentences.map(({ text, citations }) => ({
    text,
    language: said.language,
    citations: citations.map(numberOf).filter((n) => n !== null),
    isProved: citations.length > 0 && citations.every((citation) => numberOf(citation) !== null),
  }));
  if (sentences.some(({ isProved }) => !isProved)) return null;
  const answer: Answer = {
    id,
    conversationId: null,
    status: "answered",
    reason: null,
    language: said.language,
    text: sentences
      .map(({ text, citations }) => [text, ...citations.map((n) => `[${n}]`)].join(" "))
      .join(" "),
    sentences: sentences.map(({ text, language, citations }) => ({ text, language, citations })),
    table: null,
    notices: [],
    choices: [],
    conflicts: [],
    sources,
    asOf: newest(sources),
    suggestions: [],
    contact: null,
    composer: "faq",
    timings: {},
  };
  return { question: question.text, answer };
}

function sourceOf(
  { articleId, articleVersion, start, end, quote }: FoundCitation,
  n: number,
  articleOf: AppDependencies["articleOf"],
): Source | null {
  const article = articleOf(articleId, articleVersion);
  if (article === null || article.status === "withdrawn") return null;
  const { title, url, publisher, official, publishedOn, eventOn, language, body } = article;
  if (body.slice(start, end) !== quote) return null;
  const about = { title, url, publisher, official, publishedOn, eventOn, language };
  return { n, articleId, articleVersion, ...about, quote, start, end };
}

/** ISO day of the newest. */
function newest(sources: readonly Source[]): string | null {
  const days = sources.flatMap(({ publishedOn }) => publishedOn ?? []);
  return days.toSorted().at(-1) ?? null;
}
