import { join } from "node:path";
import { readArticleFile } from "./article-file.ts";
import type { Article } from "./article.ts";
import { doubtfulArticles, type ReadArticle } from "./doubtful-articles.ts";
import type { FileProblem, FileProblems } from "./file-problems.ts";
import { listFiles, type ListedFiles } from "./list-files.ts";
import { mayBeArticle } from "./near-article.ts";

/** What a corpus folder holds. */
export interface ReadCorpus {
  /** In order of id. */
  readonly articles: readonly Article[];
  /** Files that were left out of the corpus, and folders that could not be opened. */
  readonly rejected: readonly FileProblems[];
  /** Files of articles that say something which cannot be meant so. */
  readonly doubtful: readonly FileProblems[];
}

/** The corpus folder itself cannot be read. */
export class CorpusError extends Error {
  override readonly name = "CorpusError";
}

/**
 * Reads every article of a folder and its subfolders: `*.md` files that open with `---`; other files are ignored unless
 * they were meant as articles. A file with something wrong in it is reported and left out, the rest is read. Two files
 * with one id are both named, and the first in path order is kept. Throws `CorpusError` when the folder cannot be read.
 */
export async function readCorpusFolder(folder: string): Promise<ReadCorpus> {
  const articles = new Map<string, ReadArticle>();
  const { files, unreadable } = await listCorpus(folder);
  const rejected = [...unreadable];
  for (const file of files.filter(mayBeArticle)) {
    const result = await readArticleFile(join(folder, file));
    if (result === null) continue;
    if (!result.ok) {
      rejected.push({ file, problems: result.problems });
      continue;
    }
    const { article, lineOf } = result;
    const earlier = articles.get(article.id);
    if (earlier === undefined) articles.set(article.id, { article, file, lineOf });
    else rejected.push({ file, problems: [takenId(article.id, earlier.file, lineOf("id"))] });
  }
  const kept = [...articles.values()].map(({ article }) => article).sort((a, b) => (a.id < b.id ? -1 : 1));
  return { articles: kept, rejected, doubtful: doubtfulArticles(articles) };
}

async function listCorpus(folder: string): Promise<ListedFiles> {
  try {
    return await listFiles(folder);
  } catch (error) {
    throw new CorpusError(
      `The corpus folder ${folder} cannot be read; set CORPUS_DIR to a folder of articles.`,
      { cause: error },
    );
  }
}

function takenId(id: string, file: string, line: number): FileProblem {
  return { line, message: `id: "${id}" is already taken by ${file}; each article needs an id of its own` };
}
