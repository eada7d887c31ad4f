/** Recall cannot be measured; the message says what is missing and what to do. */
export class RecallError extends Error {
  override readonly name = "RecallError";
}
