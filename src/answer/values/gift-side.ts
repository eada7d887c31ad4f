import type { GlossaryEntry } from "../../language/glossary.ts";
import { type Giving, meets } from "../giving.ts";
import type { Ask } from "./asks.ts";

/** What one gave another at a single event. */
export const GIFT: Ask = {
  name: "gift",
  asked:
    /\b(?:gifts?|presents?|souvenirs?)\b|\bwhat did .{2,60}\b(?:give|bring)\b|禮物|紀念品|[送贈].{0,12}什麼/iu,
  words:
    /^(?:gifts?|presents?|souvenirs?|gives?|gave|given|brings?|brought|receives?d?|gets?|got|mayors?|送|送給|贈|贈送|致贈|回贈|回送|送了|收到|禮物|紀念品|東西|市長)$/u,
  slots: ["gift.item"],
  instead: [],
};

/** What is given or brought and is no gift. */
const NO_GIFT =
  /\b(?:speech|talk|lecture|address|reason|interview|opinion|bring up|brought up|bring about)\b|送[別行走出]|致詞|演講|[說談提講][了過到及]*(?:些|哪些)?(?:什麼|甚麼)|如何(?:說|表示)|\bsa(?:y|id) (?:about|of|on)\b/iu;

/** Whether a question asks what was given. */
export function isForGift(question: string): boolean {
  return GIFT.asked.test(question) && !NO_GIFT.test(question);
}

const TO_US = /\b(?:us|our)\b|我們|本市/iu;
const WE_GAVE = /\bwe (?:give|gave|bring|present)\b|我們送|本市送/iu;

/** Which city's side gives, of the two; null where a text does not tell. */
function giverSide(
  { givers, receivers }: Giving,
  text: string,
  [home, foreign]: readonly [GlossaryEntry | null, GlossaryEntry],
): "home" | "foreign" | null {
  if (givers.has(foreign.id) || (home !== null && receivers.has(home.id))) return "foreign";
  if ((home !== null && givers.has(home.id)) || receivers.has(foreign.id) || WE_GAVE.test(text))
    return "home";
  return TO_US.test(text) ? "foreign" : null;
}

/** Whether a sentence tells of the gift that is asked for: of the same giver, or of the same side's. */
export function isGiftAsked(
  asked: { readonly giving: Giving; readonly text: string },
  told: { readonly giving: Giving; readonly text: string },
  cities: readonly [GlossaryEntry | null, GlossaryEntry],
): boolean {
  if (meets(asked.giving.givers, told.giving.givers)) return true;
  const side = giverSide(asked.giving, asked.text, cities);
  return side !== null && giverSide(told.giving, told.text, cities) === side;
}
