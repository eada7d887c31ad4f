/** Documents that are counted, in the plural. */
export const ENGLISH_DOCUMENTS =
  "(?:memorandums|memoranda|MOUs|agreements|accords|pacts|charters|letters of intent|declarations|documents)";
export const CHINESE_DOCUMENTS = "(?:備忘錄|協議書?|協定|意向書|宣言|聲明|合約|盟約|文件|MOU)";

/** Kinds of documents by the words for them; the first that fits. */
const KINDS: readonly (readonly [words: RegExp, kind: string])[] = [
  [/memorand(?:um|ums|a)|\bMOUs?\b|備忘錄/iu, "memorandum"],
  [/\bletters? of intent\b|意向書/iu, "letter-of-intent"],
  [/\bjoint statements?\b|\bdeclarations?\b|宣言|聯合聲明|共同聲明/iu, "declaration"],
  [/\bagreements?\b|\bpacts?\b|\bcharters?\b|\baccords?\b|協定|協議|盟約/iu, "agreement"],
];

/** `memorandum`, `letter-of-intent`, `declaration` or `agreement`; null where the words name no document. */
export function documentKind(words: string): string | null {
  return KINDS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}
