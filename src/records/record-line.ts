import type { RecordValue } from "./record.ts";

/** An article's records as a line; what all of them have in common stands in it once. */
export function lineOf(records: readonly RecordValue[]): Uint8Array {
  const [first] = records;
  const common = {
    articleId: first?.articleId,
    articleVersion: first?.articleVersion,
    language: first?.language,
  };
  // Undefined fields are left out.
  const none = { articleId: undefined, articleVersion: undefined, language: undefined };
  return Buffer.from(`${JSON.stringify([common, records.map((record) => ({ ...record, ...none }))])}\n`);
}

/** The records that a line of `lineOf` holds. */
export function recordsIn(line: Uint8Array): RecordValue[] {
  const [common, values] = JSON.parse(Buffer.from(line).toString("utf8")) as [object, object[]];
  // The checksum vouches for what was written from records.
  return values.map((own) => ({ ...own, ...common }) as RecordValue);
}
