/**
 * Limits of the Messaging API. Text is counted in UTF-16 units; labels of actions and texts that actions send are
 * counted in characters as read (developers.line.biz, "Character counting in a text" and the API reference).
 */
export const LINE_LIMITS = {
  /** Messages in one call. */
  messages: 5,
  /** UTF-16 units in a text message. */
  textUnits: 5_000,
  /** UTF-16 units in what stands for a Flex message in notifications. */
  altTextUnits: 1_500,
  quickReplies: 13,
  /** Characters as read, on a quick reply. */
  labelCharacters: 20,
  /** Characters as read, that an action sends for the citizen. */
  actionTextCharacters: 300,
  /** Characters of an address that an action opens. */
  uriLength: 1_000,
  bubbles: 12,
  /** Bytes of JSON. The documents say 30 KB and 50 KB; the smaller of the two meanings of KB is safe. */
  bubbleBytes: 30_000,
  carouselBytes: 50_000,
} as const;
