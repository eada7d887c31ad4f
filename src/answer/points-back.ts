/** Openings that point back to the sentence before. */
const POINTS_BACK =
  /^(?:he|she|it|they|his|her|its|their|this|these|that|those|both|the two|another|there|also|in addition)\b|^(?:他|她|它|該|此|這|其|兩市|雙方|兩人|二人|另|同時|此外|會中|會後|期間|當天|當日)/iu;

/** Whether a sentence can only be understood after the one before it. */
export function pointsBack(sentence: string): boolean {
  return POINTS_BACK.test(sentence);
}
