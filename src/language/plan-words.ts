/** Words of what is still to come: a plan is no proof of what happened. */
const PLAN =
  /\b(?:will|would|plans?|planned|expected|scheduled|due (?:to (?:be|hold|arrive|open|start|take|sign|visit|meet)|in|on|from)|to be|intends?|proposed|invited|hopes?|set to|was to|were to|is to|are to)\b|將(?!近|軍|領|士)|預定|預計|計畫|規劃|擬|打算|邀請|希望|期盼|可望/iu;

/** Whether a text speaks of what is still to come. */
export function tellsPlan(text: string): boolean {
  return PLAN.test(text);
}
