import type { Answer } from "../../answer/answer.ts";
import type { FoundFaq, FoundPassage } from "../../http/staff/look-up/found.ts";
import type { InterfaceLanguage } from "../../language/messages/index.ts";
import type { Desk } from "./desk.ts";
import type { HandedSource, HandedWords, Handing } from "./handed-text.ts";

/** An answer as it is handed on: its sentences, or the rows of its table, what sources disagree about, and its notices. */
export function handedAnswer(answer: Answer): HandedWords {
  const { sentences, table, conflicts, notices, sources } = answer;
  const rows = (table?.rows ?? []).map((row) => ({
    text: row.map(({ text }, column) => `${table?.columns[column] ?? ""}: ${text}`).join("; "),
    citations: [...new Set(row.flatMap(({ citations }) => citations))],
  }));
  return { sentences: [...sentences, ...rows], conflicts, notices: notices.map(({ text }) => text), sources };
}

/** A passage in the words of its article. */
export function handedPassage({ article, text }: FoundPassage): HandedWords {
  return { sentences: [{ text, citations: [1], isQuote: true }], sources: [{ n: 1, ...article }] };
}

/** A FAQ in a language where it has an answer in it; each article that it cites is a source once. */
export function handedFaq({ answers }: FoundFaq, language: InterfaceLanguage, { api }: Desk): Handing {
  const own = answers.find((one) => one.language === language);
  const answer = own ?? answers[0];
  const sentences = answer?.sentences ?? [];
  const ids = [...new Set(sentences.flatMap(({ citations }) => citations.map(({ articleId }) => articleId)))];
  return async () => ({
    isInOtherLanguage: own === undefined,
    sentences: sentences.map(({ text, citations }) => ({
      text,
      citations: [...new Set(citations.map(({ articleId }) => ids.indexOf(articleId) + 1))],
    })),
    sources: await Promise.all(
      ids.map(async (id, index): Promise<HandedSource> => {
        const { article } = await api.get<{ article: Omit<HandedSource, "n"> }>(
          `/api/staff/reading/${encodeURIComponent(id)}`,
        );
        return { ...article, n: index + 1 };
      }),
    ),
  });
}
