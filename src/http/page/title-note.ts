import type { Article } from "../../corpus/article.ts";
import { type InterfaceLanguage, message } from "../../language/messages/index.ts";

/** What a reader should know of an article's title: null where it is the one that its source has. */
export function titleNote(article: Article, language: InterfaceLanguage): string | null {
  if (!article.titleOurs) return null;
  // The source of a translation may well have a title, in the other language.
  return message(language, article.translationOf === null ? "sources.titleOurs" : "sources.titleTranslated");
}
