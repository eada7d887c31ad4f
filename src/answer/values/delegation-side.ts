import type { Glossary, GlossaryEntry, GlossaryMention } from "../../language/glossary.ts";
import { isGoal } from "./value-request.ts";

/** "Returned to Porto" says where they came from. */
const RETURNS = /\breturn(?:ed|s|ing)? (?:home )?to $|(?:返回|回到|返抵)$/iu;
/** The way of a group rather than of somebody in it. */
const OF_GROUP = /\b(?:delegation|mission|group|contingent)\b[^.;,]{0,40}$|團[^，。；]{0,20}$/iu;
/** Behind a city that sends a delegation: the Porto delegation, Porto's 20-member delegation, 波多市訪問團, 波多派出. */
const SENDS =
  /^(?: City)?(?:['’]s)? (?:\d+(?:[- ]\p{L}+)?|\p{Ll}+-(?:member|person|strong))? ?(?:delegation|mission|contingent)\b|^(?:市|縣)?(?:政府)?(?:\d+人|的)?(?:代表團|訪問團|訪團|參訪團|派)/iu;
/** Before one: a delegation from Porto, 來自波多的代表團. */
const SENT_FROM =
  /\b(?:delegation|mission|group|contingent)(?: of [\p{L}\d]+)?(?: \p{Ll}+)? (?:from|of)(?: the)? $|來自$/iu;
/** Behind a city that somebody comes to. "Came to visit" says to whom it happened. */
const COMES = /來訪|蒞臨|抵臺|\bcame (?:here|over)\b|\b(?:came|come) to (?:us|our city)\b|\bvisited us\b/iu;
/** Before a city that somebody goes to, beside what `isGoal` knows. */
const VISITS = /訪問$|參訪$|拜訪$/u;

/**
 * Whose delegation a text speaks of, of two cities: the one that sends it, or the other than the one it goes to; null where the
 * text does not tell.
 */
export function sideIn(
  text: string,
  [home, foreign]: readonly [GlossaryEntry | null, GlossaryEntry],
  glossary: Glossary,
): "home" | "foreign" | null {
  const mentions = glossary.mentionsIn(text).filter(({ entry }) => entry === home || entry === foreign);
  const isGoing = (mention: GlossaryMention): boolean =>
    isGoal(mention, text) || VISITS.test(text.slice(0, mention.start));
  const sender = mentions.find(
    (mention) =>
      SENT_FROM.test(text.slice(0, mention.start)) ||
      (!isGoing(mention) && SENDS.test(text.slice(mention.end))),
  );
  if (sender !== undefined) return sender.entry === foreign ? "foreign" : "home";
  if (COMES.test(text)) return "foreign";
  const goals = mentions.filter((mention) => isGoing(mention) && !RETURNS.test(text.slice(0, mention.start)));
  const goal = goals.find(({ start }) => OF_GROUP.test(text.slice(0, start))) ?? goals[0];
  if (goal === undefined) return null;
  return goal.entry === foreign ? "home" : "foreign";
}
