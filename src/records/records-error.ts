/** Records that cannot be read or written; the message says where. */
export class RecordsError extends Error {
  override readonly name = "RecordsError";
}
