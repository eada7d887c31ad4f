import type { Article } from "./article.ts";
import type { FileProblem, FileProblems } from "./file-problems.ts";

/** An article, and where it was read. */
export interface ReadArticle {
  readonly article: Article;
  /** Path below the corpus folder. */
  readonly file: string;
  /** Line that a field of the front matter stands in. */
  readonly lineOf: (field: string) => number;
}

/**
 * Fields that say nothing, or that name an article which does not fit. Each file is right by itself and its text can be
 * cited, so it is served; but what the field was meant to tell is lost, and whoever wrote it should know.
 */
export function doubtfulArticles(articles: ReadonlyMap<string, ReadArticle>): FileProblems[] {
  return [...articles.values()].flatMap((read) => {
    const problems = [editionProblem(read), translationProblem(read, articles)].filter(
      (problem) => problem !== null,
    );
    return problems.length === 0 ? [] : [{ file: read.file, problems }];
  });
}

function editionProblem({ article: { edition, series }, lineOf }: ReadArticle): FileProblem | null {
  if (edition === null || series !== null) return null;
  return { line: lineOf("edition"), message: "edition: says nothing without a series" };
}

function translationProblem(
  { article: { id, language, translationOf }, lineOf }: ReadArticle,
  articles: ReadonlyMap<string, ReadArticle>,
): FileProblem | null {
  if (translationOf === null) return null;
  const original = articles.get(translationOf)?.article;
  const wrong =
    translationOf === id
      ? "is the id of the article itself"
      : original === undefined
        ? `there is no article "${translationOf}"`
        : original.language === language
          ? `"${translationOf}" is in the same language`
          : null;
  return wrong === null ? null : { line: lineOf("translation_of"), message: `translation_of: ${wrong}` };
}
