import { matchesOf, withoutOverlaps } from "./matches.ts";
import type { BodySpan } from "./record.ts";
import type { Found, ReadSentence } from "./sentence.ts";
import { pattern } from "./tags.ts";

/** A quotation, or a name in single quotation marks; an apostrophe inside of a word ends none. */
const QUOTED =
  "(?:[“\"「『《](?<theme>[^“”\"「」『』《》]{2,120}?)[,，。.]?[”\"」』》]|[‘'](?<single>[^‘’'\"]{2,120}?(?:['’][\\p{L}\\uE000-\\uE0FF][^‘’'\"]{0,80}?)?)[,.]?['’](?![\\p{L}\\uE000-\\uE0FF]))";

/** Words before "theme" that make it one of a session, a speech, a show or a document instead of the event's. */
const NOT_OF_EVENT =
  /(?:sub-?forum|session|speech|lecture|exhibit|display|workshop|panel|section|lantern area|booth|gift|memorandum|sub-theme)[^.;,]{0,30}$|(?:分論壇|場次|專題|展區|展覽|演講|講題|燈區|節目|工作坊|座談|備忘錄|協議|子)[^，。；]{0,8}$|(?:備忘錄|協議)[，、]$/iu;

/** The same behind it: the theme of the first session. */
const OF_ANOTHER =
  /^theme (?:of|for) [^“"'‘]{0,30}\b(?:session|sub-?forum|panel|workshop|exhibition|speech|lecture)\b/iu;

const ENGLISH: readonly RegExp[] = [
  // The theme of the 3rd forum was "Open Harbour"; carried the theme "…"; under the theme of "…"; themed "…".
  pattern(`(?<key>(?<![\\p{L}-])themed?(?![\\p{L}]))(?! song)[^.;“"‘「《]{0,80}?${QUOTED}`, "dgiu"),
  // With "Open Harbour" as its theme; "Open Harbour" was the theme.
  pattern(
    `${QUOTED},?{aka} (?:as|was|is|being) (?:the|its|their|this year's) (?<key>)theme(?! song)`,
    "dgiu",
  ),
  // The theme was Open Harbour, Open Hearts.
  pattern(
    '(?<key>(?<!\\p{L})[Tt]heme)(?: of [^.;,“"]{1,60}?)? (?:was|is|will be|reads) (?<theme>[\\p{Lu}\\uE000-\\uE0FF][^.;“"「]{3,80})(?=[.;]|$)',
  ),
  // its theme was the open harbour
  pattern(
    '(?<=\\b(?:its|their) )(?<key>theme) (?:was|is) (?:the|an?) (?!same|first|last|most|only|one|subject|choice|result)(?<theme>\\p{Ll}[^.;,:“"「]{3,60})(?=[.;]|$)',
    "dgiu",
  ),
  // had the theme Open Harbour, Open Hearts
  pattern(
    '(?:had|has|have|with|under) the (?<key>theme) (?:of )?(?<theme>[\\p{Lu}\\uE000-\\uE0FF][^.;“"「]{3,80})(?=[.;]|$)',
  ),
];

const CHINESE: readonly RegExp[] = [
  // 論壇的主題是「開放的港」；主題為「…」；主題「…」
  pattern(`(?<key>)主題(?!演講|曲|館|公園|樂園|展)[^，。；「『《]{0,16}?(?:[是為作：]|定為|訂為)?${QUOTED}`),
  // 論壇的主題是開放的港
  pattern(
    "(?<key>)(?:{series}|論壇|峰會|大會|年會|燈節|燈會|節)的?(?:年度)?主題[是為](?<theme>[^，。；「」『』《》、是在]{2,24})(?=[，。；]|$)",
  ),
  // 以「開放的港」為主題
  pattern(`(?<key>)以${QUOTED}[^，。；]{0,4}?[為作](?:今年|本屆|大會|年度|論壇|活動)?(?:的)?主題(?!演講|曲)`),
];

/** The theme in the other language, in a sentence that has told it in one: in Chinese 「開放的港」; 英文作「Open Harbour」. */
const RENDERED: readonly RegExp[] = [
  pattern(
    `\\bin (?:Chinese|English|Japanese|Korean|German|French|Spanish)\\b[^.;“"「]{0,40}?${QUOTED}`,
    "dgiu",
  ),
  pattern(`(?:英文|中文|日文|韓文)(?:頁面|網站|新聞|版|名稱|譯名)?[則是為譯稱作]{0,3}${QUOTED}`),
];

const TELLS_THEME = /(?<![\p{L}])theme|主題(?!演講|曲|館|公園|樂園|展)/iu;

/** Themes of an event: what a sentence quotes as its theme, in each language that it gives. */
export function readThemes({ tagged, text }: ReadSentence): Found[] {
  if (!TELLS_THEME.test(text)) return [];
  const told = matchesOf([...ENGLISH, ...CHINESE], tagged).flatMap((match): BodySpan[] => {
    const { key } = match.groups;
    const theme = match.groups["theme"] ?? match.groups["single"];
    const isOfEvent =
      key !== undefined &&
      !NOT_OF_EVENT.test(text.slice(0, key.start)) &&
      !OF_ANOTHER.test(text.slice(key.start));
    return theme !== undefined && theme.start < theme.end && isOfEvent ? [theme] : [];
  });
  // A theme told only in a rendering (「主題，英文作…」) is one as well, but not where the theme is another thing's.
  const isForeign = !told.length && NOT_OF_EVENT.test(text.slice(0, TELLS_THEME.exec(text)?.index));
  const rendered = isForeign
    ? []
    : matchesOf(RENDERED, tagged).flatMap(({ groups: { theme, single } }) => theme ?? single ?? []);
  return withoutOverlaps([...told, ...rendered]).map(({ start, end }) => ({
    slot: "event.theme",
    start,
    end,
  }));
}
