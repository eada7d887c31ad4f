import { fold } from "../language/fold.ts";
import type { GlossaryMention } from "../language/glossary.ts";
import type { SentenceView } from "./article-view.ts";
import { type NameSpan, POSSESSIVE } from "./person-names.ts";
import { NAME_KINDS } from "./text-features.ts";
import type { AskedValue } from "./value-asked.ts";

/** Questions for one of a kind that has a name: a company, a team, a game, a hotel. */
const ASKS_NAMED =
  /\b(?:which|what|whose)(?: \p{L}+){0,3} (?:compan(?:y|ies)|firms?|teams?|clubs?|airlines?|universit(?:y|ies)|schools?|institut\w+|organi[sz]ations?|museums?|hospitals?|hotels?|restaurants?|games?|films?|movies?|songs?|operas?|orchestras?|troupes?|bands?|singers?|groups?|agenc(?:y|ies)|departments?|bureaus?|offices?|awards?|prizes?|zoos?|ports?|districts?|parks?|stations?|airports?|sites?|buildings?|venues?|countr(?:y|ies)|cit(?:y|ies)|states?|provinces?|languages?|software|system|ships?|boats?|embass(?:y|ies))\b|(?:哪|什麼)(?:一|兩|三|幾|些)?(?:個|家|間|所|支|隊|款|部|首|座|處|本|項|場|條|國|區|艘)?(?:公司|企業|廠商|業者|隊伍|球隊|航空|大學|學校|機構|單位|團體|組織|博物館|醫院|飯店|酒店|餐廳|遊戲|電影|歌|劇|樂團|舞團|歌手|局處|部門|獎|動物園|港|區|公園|車站|機場|景點|場館|建築|國家|城市|州|省|語言|軟體|系統|船)|哪[家間所支款部首座處艘]/iu;

/** A capitalised word inside a sentence, or words in quotation marks: what a name looks like without a glossary. */
const CAPITALISED = /(?<=[\p{L}\p{N},;:()'"”’」】）]\s?|\p{Script=Han})\s?\p{Lu}[\p{L}\p{M}'’&-]+/gu;
const QUOTED = /[「『《〈“"][^」』》〉”"]{1,40}[」』》〉”"]/gu;
/** The question may write the same name in other quotation marks, or in none. */
const MARKS = /^[\s「『《〈“"]+|[\s」』》〉”"]+$/gu;
/** Chinese names of bodies and places by their last character; two characters and more before it. */
const CHINESE_NAMED =
  /\p{Script=Han}{2,8}?(?:公司|集團|大學|學校|學院|協會|基金會|局|處|院|館|所|隊|團|社|寺|廟|港|園|酒店|飯店|中心|銀行|航空|電視|機場|車站)/gu;

/** What in a text looks like a name that the glossary does not know. */
export function unknownNames(text: string, mentions: readonly GlossaryMention[]): NameSpan[] {
  return [CAPITALISED, QUOTED, CHINESE_NAMED].flatMap((form) =>
    Array.from(text.matchAll(form), ({ 0: written, index }) => ({
      start: index,
      end: index + written.length,
      text: fold(written.replace(MARKS, "").replace(POSSESSIVE, "")),
    })).filter(
      ({ start, end, text: name }) =>
        name !== "" && !mentions.some((mention) => start < mention.end && mention.start < end),
    ),
  );
}

/** Whether a question asks for one of a kind that has a name. */
export function asksNamed(question: string): boolean {
  return ASKS_NAMED.test(question);
}

/** Whether a sentence names something that the question does not. */
export function namesSomethingNew(
  asked: AskedValue,
  { mentions, unknownNames: unknown }: SentenceView,
): boolean {
  return (
    mentions.some(
      ({ entry }) => NAME_KINDS.has(entry.kind) && entry.kind !== "series" && !asked.entries.has(entry.id),
    ) || unknown.some(({ text }) => !asked.folded.includes(text))
  );
}
