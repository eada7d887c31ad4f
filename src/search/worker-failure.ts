import { DictionaryError } from "../language/dictionary.ts";
import type { WorkerFailure } from "./index-protocol.ts";
import { SearchIndexError } from "./search-error.ts";

/** Takes an error apart so that it can be sent to another thread. */
export function toFailure(error: unknown): WorkerFailure {
  const message = error instanceof Error ? error.message : String(error);
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : null;
  const code =
    error instanceof SearchIndexError
      ? error.code
      : error instanceof DictionaryError
        ? "dictionary"
        : "worker";
  return { kind: "failed", code, message, cause: cause instanceof Error ? cause.message : null };
}

/** Puts the error together again on the other side. */
export function fromFailure({ code, message, cause }: WorkerFailure): SearchIndexError {
  return new SearchIndexError(code, message, cause === null ? {} : { cause: new Error(cause) });
}
