/** One thing wrong with a file of the corpus. */
export interface FileProblem {
  /** Line in the file, from 1. */
  readonly line: number;
  /** What is wrong and what is expected. */
  readonly message: string;
}

/** A file of the corpus, or a folder in it, with all that is wrong with it. */
export interface FileProblems {
  /** Path below the corpus folder. */
  readonly file: string;
  readonly problems: readonly FileProblem[];
}
