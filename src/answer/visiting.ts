import type { GlossaryMention } from "../language/glossary.ts";
import type { SentenceView } from "./article-view.ts";
import { meets } from "./giving.ts";
import type { Understood } from "./understood.ts";

/** Cities that somebody travels from and to, by ids of the glossary, as far as the words of a text tell. */
export interface Visiting {
  readonly from: ReadonlySet<string>;
  readonly to: ReadonlySet<string>;
}

/** Before a city that somebody travels to: visited the city of Porto, a trip to Porto, 訪問波多, 前往波多. */
const GOES_TO =
  /\b(?:visit(?:ed|s|ing)?(?: to)?|(?:trip|journey|delegation|mission|tour|flight)s? to|(?:travel|journey)(?:l?ed|l?ing|s)? to|(?:went|go|goes|going|gone|came|come|flew|flown|fly|sailed|headed) to|arriv(?:ed?|es|ing) in|(?:led|leads?|took|sent|sends?|accompanied) (?:\p{Ll}+ |a |the |\d+-?){1,5}to)(?: the)?(?: (?:sister |twin |partner |friendship )?(?:city|town|port) of)? $|(?:訪問|參訪|拜訪|造訪|走訪|出訪|前往|飛往|抵達|回訪|[赴訪]|來到?|(?<![過上下])去)(?:了|過)?(?:姊妹市|姐妹市|友好城市|友城)?$/iu;
/** Behind a city that is spoken of for those it sends: the Porto delegation, Porto's 20-member delegation. */
const SENDS =
  /^(?: City)?(?:['’]s)?(?: (?:official|youth|\d+(?:[- ]\p{L}+)?|\p{Ll}+-(?:member|person|strong)))? (?:delegation|mission|contingent|visitors|guests)\b/iu;
/** Behind a city whose mayor, or somebody else "of" it, travels: the mayor of Porto, Ana Sousa, visited. */
const MOVES = /^,?(?: [\p{L}\p{M}'’.-]+){0,3},? (?:visited|came|arrived|travel(?:l?ed|s)|flew)\b/iu;
const OF = /\bof $/iu;
/** Behind a city whose people travel: 波多市訪問團, 波多市長來訪. */
const TRAVELS =
  /^(?:市|縣|町)?(?:政府)?(?:\d+人|的)?(?:代表團|訪問團|訪團|參訪團|考察團|訪賓|貴賓|來賓|[^，。；、]{0,10}來訪)|^市?(?:副?市長|議長|議員)[^，。；、]{0,8}(?:訪問|參訪|造訪|率團|抵達)/iu;
/** Before one: a delegation from Porto, guests from Porto, 來自波多的代表團. */
const TRAVELS_FROM =
  /\b(?:delegations?|missions?|groups?|contingents?|visitors|guests|visit|party)(?: of [\p{L}\d]+)?(?: \p{Ll}+)? (?:from|of)(?: the)? $|來自$/iu;

/** Reads who goes where; null where a text tells of no travel. `mentions` are those of the text. */
export function visitingIn(text: string, mentions: readonly GlossaryMention[]): Visiting | null {
  const from = new Set<string>();
  const to = new Set<string>();
  for (const { entry, start, end } of mentions) {
    if (entry.kind !== "cities") continue;
    const before = text.slice(0, start);
    const behind = text.slice(end);
    // 前往波多的代表團 goes there; who visits the Porto delegation does not.
    if (SENDS.test(behind)) from.add(entry.id);
    else if (GOES_TO.test(before)) to.add(entry.id);
    else if (TRAVELS_FROM.test(before) || TRAVELS.test(behind) || (OF.test(before) && MOVES.test(behind)))
      from.add(entry.id);
  }
  return from.size + to.size === 0 ? null : { from, to };
}

/** Whether a question asks about travel one way, and a sentence tells of travel the other way alone. */
export function visitsTheOtherWay(
  { visiting }: Pick<Understood, "visiting">,
  { text, mentions }: Pick<SentenceView, "text" | "mentions">,
): boolean {
  if (visiting === null) return false;
  const told = visitingIn(text, mentions);
  return told !== null && isOtherWay(visiting, told);
}

/** Whether it is told of the other way alone: somebody goes to where they come from that are asked about, or the reverse. */
function isOtherWay(asked: Visiting, told: Visiting): boolean {
  const isTurned = meets(asked.to, told.from) || meets(asked.from, told.to);
  return isTurned && !meets(asked.to, told.to) && !meets(asked.from, told.from);
}
