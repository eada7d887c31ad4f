/** The menu cannot be made or set; the message says what to mend. */
export class LineMenuError extends Error {
  override readonly name = "LineMenuError";
}
