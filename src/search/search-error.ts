/** What kind of thing went wrong in the search room. */
export type SearchErrorCode =
  /** The weights or the tokenizer are missing, or are not the ones expected. */
  | "model"
  /** The Chinese dictionary cannot be made or read. */
  | "dictionary"
  /** The endpoint of a model cannot be reached, refuses, or answers with what cannot be used. */
  | "endpoint"
  /** A worker thread ended or answered with an error. */
  | "worker"
  /** A snapshot cannot be read or written. */
  | "snapshot"
  /** The index was closed. */
  | "closed";

/** An error of the search room; the message says what can be done, the cause what happened. */
export class SearchIndexError extends Error {
  override readonly name = "SearchIndexError";
  readonly code: SearchErrorCode;

  constructor(code: SearchErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
