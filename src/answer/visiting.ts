import type { GlossaryMention } from "../language/glossary.ts";
import type { SentenceView } from "./article-view.ts";
import type { Understood } from "./understood.ts";

/** Before a city that somebody goes to: visited the city of Porto, a trip to Porto, 訪問波多, 前往波多. */
const GOES_TO =
  /\b(?:visit(?:ed|s|ing)?(?: to)?|(?:trip|journey)s? to|travel(?:l?ed|l?ing|s)? to|(?:went|go|goes|going|gone|flew|flown) to)(?: the)?(?: (?:sister |twin |partner |friendship )?(?:city|town|port) of)? $|(?:訪問|參訪|拜訪|造訪|走訪|出訪|前往|飛往|抵達|回訪|赴)(?:了|過)?(?:姊妹市|姐妹市|友好城市|友城)?$/iu;
/** Behind a city whose delegation is spoken of: the Porto delegation, Porto's 20-member delegation, 波多市訪問團. */
const SENDS =
  /^(?: City)?(?:['’]s)?(?: (?:official|youth|\d+(?:[- ]\p{L}+)?|\p{Ll}+-(?:member|person|strong)))? (?:delegation|mission|contingent)\b|^[市縣町]?(?:政府)?(?:代表團|訪問團|訪團|參訪團|考察團)/iu;
/** Before one: a delegation from Porto, 來自波多的代表團. */
const SENT_FROM =
  /\b(?:delegations?|missions?|contingents?)(?: of [\p{L}\d]+)?(?: \p{Ll}+)? from(?: the)? $|來自$/iu;
/** Anybody's going, wherever to: then it is not told of visitors alone. */
const GOING =
  /\b(?:visit(?:s|ed|ing)?|trips?|journeys?|travel\p{L}*|went|goes|going|gone|go|fl(?:y|ew|own|ies)|return\p{L}*|headed|arriv\p{L}*)\b|(?<![來採受專])訪(?!團|問團|賓)|參訪(?!團)|前往|飛往|赴|抵達|率團|去/iu;

/** Ids of the cities that a text tells somebody goes to. `mentions` are those of the text. */
export function goalsIn(text: string, mentions: readonly GlossaryMention[]): ReadonlySet<string> {
  const goals = mentions.filter(
    ({ entry, start, end }) =>
      entry.kind === "cities" && GOES_TO.test(text.slice(0, start)) && !SENDS.test(text.slice(end)),
  );
  return new Set(goals.map(({ entry }) => entry.id));
}

/**
 * Whether a question asks who goes to a city, and a sentence tells of that city's delegation and of nobody's going: somebody
 * who takes Porto's delegation to the zoo has not visited Porto.
 */
export function tellsOfVisitors(
  { goals }: Pick<Understood, "goals">,
  { text, mentions }: Pick<SentenceView, "text" | "mentions">,
): boolean {
  if (goals.size === 0 || GOING.test(text)) return false;
  return mentions.some(
    ({ entry, start, end }) =>
      goals.has(entry.id) && (SENDS.test(text.slice(end)) || SENT_FROM.test(text.slice(0, start))),
  );
}
