/** What relations between cities are called by the words for them; the first that fits. */
const KINDS: readonly (readonly [words: RegExp, kind: string])[] = [
  [/sister|twin|[姊姐]妹/iu, "sister"],
  [/partner|[夥伙]伴/iu, "partner"],
  [/friend|友/iu, "friendship"],
  [/memorand|備忘錄|MOU/iu, "memorandum"],
];

/** `sister`, `partner`, `friendship` or `memorandum`; undefined where the words name no tie. */
export function tieKind(words: string): string | undefined {
  return KINDS.find(([pattern]) => pattern.test(words))?.[1];
}

export const KIND = "(?<kind>sister|twin(?:ned)?|partner|friendship|friendly|friend)";
/** "sister city", "friendship cities"; not an organisation of such. */
export const TIE = `${KIND}[- ](?:city|cities|county|counties|town|towns|port|ports)(?! International)`;
/** What such a tie is when it is spoken of by itself: sister city ties, a friendship agreement. */
export const BOND =
  "(?:ties|relations|relationship|partnership|links|bonds?|status|agreement|pact|charter|accord|treaty|memorandum|arrangement|alliance)";
export const KIND_CHINESE =
  "(?<kind>姊妹|姐妹|友誼|友好|夥伴|伙伴)(?:交流)?(?:市郡|城市|縣市|市|城|縣|港|關係|情誼)(?!聯合聲明|聲明|市?(?:交流|合作)*(?:備忘錄|MOU))";
