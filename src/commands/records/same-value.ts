import { fold } from "../../language/fold.ts";
import { numberMentions } from "../../language/numbers.ts";
import type { Slot } from "../../records/record.ts";

/** Slots whose values are made of digits or words of a fixed list: they agree exactly or not at all. */
const EXACT: ReadonlySet<Slot> = new Set([
  "event.date",
  "event.edition",
  "event.state",
  "document.count",
  "document.kind",
  "delegation.size",
  "relation.since",
]);

/** Slots of which the number tells the value and the words beside it may be chosen in many ways. */
const BY_NUMBER: ReadonlySet<Slot> = new Set(["number.count", "relation.count", "money.amount"]);

/** Whether two values of a slot say the same: case, width, brackets, 市 and City, and words around do not matter. */
export function isSameValue(slot: Slot, a: string, b: string): boolean {
  if (EXACT.has(slot)) return a === b;
  if (slot === "relation.kind") return pairOf(a) === pairOf(b);
  if (slot === "person.role") return isSameRole(a, b);
  if (BY_NUMBER.has(slot)) return isSameCount(a, b);
  if (slot === "contest.result" && (isResultIn(a, b) || isResultIn(b, a))) return true;
  const [one, other] = [plain(a), plain(b)];
  return one === other || isPartOf(one, other) || isPartOf(other, one);
}

/** The letters and digits of a value, without what writers leave out or add. */
function plain(value: string): string {
  return fold(value)
    .replace(/\b(?:the|city of|city|and)\b|市|[的之]/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** A value may be told with more words around it, but not with so many that it is another one. */
function isPartOf(part: string, whole: string): boolean {
  return part.length > 0 && whole.includes(part) && part.length >= whole.length / 2;
}

/** Whether words tell the winner and the rank of a result, whatever verb stands between them. */
function isResultIn(result: string, words: string): boolean {
  const parts = result.split(" = ").map(plain);
  return parts.length === 2 && parts.every((part) => part !== "" && plain(words).includes(part));
}

function pairOf(value: string): string {
  const [cities = "", kind = ""] = value.split(" = ");
  return `${cities.split(" + ").map(plain).sort().join("+")}=${kind}`;
}

/** "Mayor" and "Taipei Mayor" are one office of one person; "Mayor" and "Deputy Mayor" are two. */
function isSameRole(a: string, b: string): boolean {
  const [nameA = "", roleA = ""] = a.split(" = ");
  const [nameB = "", roleB = ""] = b.split(" = ");
  if (!plain(nameA).includes(plain(nameB)) && !plain(nameB).includes(plain(nameA))) return false;
  const isDeputy = (role: string): boolean => /deputy|vice|acting|former|副|代理|前/iu.test(role);
  const [one, other] = [plain(roleA), plain(roleB)];
  return isDeputy(roleA) === isDeputy(roleB) && (one.includes(other) || other.includes(one));
}

function isSameCount(a: string, b: string): boolean {
  const [one, other] = [numberMentions(a)[0]?.value, numberMentions(b)[0]?.value];
  const digitsOf = (text: string): number => Number(/[\d.]+/.exec(text.replaceAll(",", ""))?.[0] ?? NaN);
  return (one ?? digitsOf(a)) === (other ?? digitsOf(b));
}
