/** What kind of thing went wrong with a vector store. */
export type VectorStoreErrorCode =
  /** What was asked for or handed over cannot be taken: the message names it. */
  | "input"
  /** The saved store is of another model than the one named. */
  | "model"
  /** There is no saved store, or it cannot be read. */
  | "snapshot";

/** An error of the vector store; the message says what is wrong and what to do. */
export class VectorStoreError extends Error {
  override readonly name = "VectorStoreError";
  readonly code: VectorStoreErrorCode;

  constructor(code: VectorStoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
