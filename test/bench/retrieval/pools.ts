import type { ArticleLanguage } from "../../../src/corpus/article.ts";
import type { QuestionSet } from "./question-sets.ts";

/** Passages that are searched, and the sets of questions that are asked over them. */
export interface Pool {
  readonly name: string;
  readonly articles: QuestionSet["articles"];
  readonly asking: readonly QuestionSet[];
}

const LANGUAGES: Readonly<Record<ArticleLanguage, string>> = { en: "English", "zh-Hant": "Chinese" };

/** Each set's own passages, XQuAD's also asked in the other language, and XQuAD's in both languages mixed. */
export function poolsOf(sets: readonly QuestionSet[]): Pool[] {
  const xquad = sets.filter(({ name }) => name.startsWith("XQuAD"));
  const pools = sets.map((pool) => ({
    name: pool.name,
    articles: pool.articles,
    asking: xquad.includes(pool) ? xquad : [pool],
  }));
  const [english, chinese] = xquad;
  return english === undefined || chinese === undefined ? pools : [...pools, mixed(english, chinese)];
}

/**
 * Every paragraph in one of two languages alone, as news of two cities is told. Questions in each language are a set by
 * themselves where the paragraph is in theirs, and another where it is in the other.
 */
function mixed(one: QuestionSet, other: QuestionSet): Pool {
  const others = new Map(other.articles.map((article) => [article.id, article]));
  const articles = one.articles.map((article) => {
    const same = others.get(article.id);
    if (same === undefined) throw new Error(`${article.id} is in one language of XQuAD alone`);
    return isTakenFromOther(article.id) ? same : article;
  });
  const languages = new Map(articles.map(({ id, language }) => [id, language]));
  const asking = [one, other].flatMap((set) =>
    (["en", "zh-Hant"] as const).map((language) => ({
      name: `${set.name}, told in ${LANGUAGES[language]}`,
      articles: set.articles,
      questions: set.questions.filter(({ gold }) => languages.get(gold[0] ?? "") === language),
    })),
  );
  return { name: "XQuAD mixed", articles, asking };
}

/** By the last digit of the id, a hash whose first one parts the halves. */
function isTakenFromOther(id: string): boolean {
  return Number.parseInt(id.slice(-1), 16) % 2 === 1;
}
