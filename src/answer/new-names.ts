import { fold } from "../language/fold.ts";
import type { SentenceView } from "./article-view.ts";
import { type FeatureReader, NAME_KINDS } from "./text-features.ts";
import type { AskedValue } from "./value-asked.ts";

/** Questions for one of a kind that has a name: a company, a team, a game, a hotel. */
const ASKS_NAMED =
  /\b(?:which|what|whose)(?: \p{L}+){0,3} (?:compan(?:y|ies)|firms?|teams?|clubs?|airlines?|universit(?:y|ies)|schools?|institut\w+|organi[sz]ations?|museums?|hospitals?|hotels?|restaurants?|games?|films?|movies?|songs?|operas?|orchestras?|troupes?|bands?|singers?|groups?|agenc(?:y|ies)|departments?|bureaus?|offices?|awards?|prizes?|zoos?|ports?|districts?|parks?|stations?|airports?|sites?|buildings?|venues?|countr(?:y|ies)|cit(?:y|ies)|states?|provinces?|languages?|software|system|ships?|boats?|embass(?:y|ies))\b|(?:哪|什麼)(?:一|兩|三|幾|些)?(?:個|家|間|所|支|隊|款|部|首|座|處|本|項|場|條|國|區|艘)?(?:公司|企業|廠商|業者|隊伍|球隊|航空|大學|學校|機構|單位|團體|組織|博物館|醫院|飯店|酒店|餐廳|遊戲|電影|歌|劇|樂團|舞團|歌手|局處|部門|獎|動物園|港|區|公園|車站|機場|景點|場館|建築|國家|城市|州|省|語言|軟體|系統|船)|哪[家間所支款部首座處艘]/iu;

/** A capitalised word inside a sentence, or words in quotation marks: what a name looks like without a glossary. */
const CAPITALISED = /(?<=[\p{L}\p{N},;:()'"”’」】）]\s?|\p{Script=Han})\s?\p{Lu}[\p{L}\p{M}'’&-]+/gu;
const QUOTED = /[「『《〈“"][^」』》〉”"]{1,40}[」』》〉”"]/gu;
/** Chinese names of bodies and places by their last character; two characters and more before it. */
const CHINESE_NAMED =
  /\p{Script=Han}{2,}(?:公司|集團|大學|學校|學院|協會|基金會|局|處|院|館|所|隊|團|社|寺|廟|港|園|酒店|飯店|中心|銀行|航空|電視|機場|車站)/gu;

/**
 * How a sentence stands to a question for one of a kind that has a name: -1 where it names nothing that the question
 * does not, 1 where it does, 0 for any other question.
 */
export function newNameFit(asked: AskedValue, sentence: SentenceView, { glossary }: FeatureReader): number {
  if (!ASKS_NAMED.test(asked.text)) return 0;
  const { text } = sentence;
  const mentions = glossary.mentionsIn(text);
  if (mentions.some(({ entry }) => NAME_KINDS.has(entry.kind) && entry.kind !== "series" && !asked.entries.has(entry.id)))
    return 1;
  const isKnown = (start: number, end: number): boolean =>
    mentions.some((mention) => start < mention.end && mention.start < end);
  const looksNew = ({ 0: written, index }: RegExpExecArray): boolean =>
    !asked.folded.includes(fold(written.trim())) && !isKnown(index, index + written.length);
  return [CAPITALISED, QUOTED, CHINESE_NAMED].some((form) => [...text.matchAll(form)].some(looksNew)) ? 1 : -1;
}
