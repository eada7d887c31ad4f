import type { Article } from "../../corpus/article.ts";

/** A text as the verifier takes what is quoted: the body of an article that says nothing else of itself. */
export function articleOfText(text: string): Article {
  return {
    id: "text",
    version: "",
    status: "current",
    title: "",
    titleOurs: true,
    body: text,
    language: "en",
    publisher: "",
    official: false,
    url: null,
    publishedOn: null,
    eventOn: null,
    series: null,
    edition: null,
    cities: [],
    topics: [],
    translationOf: null,
  };
}
