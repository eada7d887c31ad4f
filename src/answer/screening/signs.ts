/**
 * Small words and marks that tell a near miss from what it resembles: who is spoken of (you, I, the mayor), whether
 * something is asked or ordered, whether a report or an exchange is meant. In small letters, Chinese in Traditional.
 */
const SIGNS: readonly RegExp[] = [
  /forum|sister|delegat|memorand|exchange|agreement|festival|universiade|summit|banquet|ceremon|marathon|visit|sign|donat|cities|論壇|姊妹市|代表團|訪|備忘錄|協議|交流|合作|簽|燈節|龍舟|世大運|城市|動物園|典禮|晚宴/u,
  /\b(?:say|said|says|according|press|article|report\w*|protest\w*|councill\w*|speech|source)\b|說|表示|議員|新聞|抗議|媒體|記者|致詞|來源/u,
  /\b(?:you|your|u|ur|yourself)\b|你|您|妳/u,
  /\b(?:i|my|me|i'm|we|our|mine)\b|我/u,
  /^(?:who|what|when|where|which|how|why)\b|誰|什麼|哪|幾|多少|何時|怎麼/u,
  /^(?:did|was|were|has|have)\b|了嗎|過嗎|有.{1,14}嗎/u,
  /^(?:does|do|is|are|can|could|should|will|would)\b|會不會|是不是|該不該|可以|能不能/u,
  /^(?:please |now |just )?(?:write|say|tell|give|make|repeat|answer|pretend|act|ignore|forget|show|print|translate|imagine|explain|help|stop|let|speak|reply)\b|^請?(?:你)?(?:幫|把|給|忽略|忘|假裝|扮|說|寫|講|教|推薦|不要)/u,
  /(?:19|20)\d\d|年/u,
  /mayor|市長/u,
  /china|taiwan|beijing|independen|unif|\bwar\b|party|台灣|臺灣|中國|兩岸|統一|獨立|民進黨|國民黨|打仗/u,
  /[?？]|嗎/u,
  /["“”「『:：]/u,
  /idiot|stupid|useless|garbage|suck|dumb|笨|白痴|垃圾|爛|廢|豬/u,
  /\b(?:rules?|instructions?|prompts?|system|ai|bot|role)\b|指令|規則|設定|提示|限制|機器人|角色/u,
  /\b(?:wife|husband|sons?|daughters?|children|kids|home|private|married|address|phone)\b|老婆|太太|小孩|女兒|兒子|電話|地址|私人|家/u,
];

/** How much a sign weighs beside a vector of unit length. */
const WEIGHT = 0.5;

/** Number of signs. */
export const SIGN_COUNT = SIGNS.length;

/** A value for each sign: whether it stands in the text. */
export function signsIn(text: string): number[] {
  return SIGNS.map((sign) => (sign.test(text) ? WEIGHT : 0));
}
