import { hasHan } from "../language/han.ts";
import type { NameSpan } from "./person-names.ts";

/** Stands for a person whose Chinese name has no English form: any name would do, and this one reads as one. */
const SOMEBODY = " Mr. Li ";

/** A text whose Chinese names of persons, which no dictionary puts into English, have given way to one that it can. */
export function plainNames(text: string, names: readonly NameSpan[]): string {
  let result = "";
  let at = 0;
  for (const { start, end } of [...names].sort((a, b) => a.start - b.start)) {
    if (start < at || !hasHan(text.slice(start, end))) continue;
    result += text.slice(at, start) + SOMEBODY;
    at = end;
  }
  return result + text.slice(at);
}
