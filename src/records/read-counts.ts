import { type GroupMatch, matchesOf } from "./matches.ts";
import type { Found, ReadSentence } from "./sentence.ts";
import { pattern } from "./tags.ts";
import { numberIn } from "./values.ts";

/** Nouns that other slots count, or that a number only names: "the two cities", "three memorandums". */
const COUNTED_ELSEWHERE =
  /^(?:(?:\p{L}+ )*(?:preceding|previous|past|last|memorand\p{L}*|MOUs?|agreements?|documents?|pacts?|areas?|sides?|parties|o'clock|percent|dollars|euros|yen|crowns|kronor|pesos|won|baht|pounds|yuan|million|billion|a\.m|p\.m|am|pm|years? (?:old|ago|later|before|earlier))\b|two\b)/iu;

const ENGLISH: readonly RegExp[] = [
  // 337 companies; 30 international delegates; two scholarships each year; 15 years in a row
  pattern(
    "(?<![Nn]umber |No\\. )(?<count>{number})[ -](?<noun>(?:(?!(?:of|in|at|on|to|by|for|from|with|and|or|as|the|were|was|are|had|have|who|that|which|than|since|until|over|after|under|among|about)\\b)(?:[\\p{L}][\\p{L}'’-]*|{animal}|{name}|{city}) ){0,3}?(?:(?!(?:was|is|has|does|as|this|his|its|us|overseas|always|perhaps|plus|less|across|towards|business|press|mass|cross|express|bus|campus|census)\\b|\\p{Ll}+ous\\b)\\p{Ll}[\\p{L}-]*s|people|men|women|children|media|staff|{animal}|{role})(?: or \\p{Ll}+s)?(?: (?:each year|in a row))?)(?![\\p{L}-]| (?:after|before|later|ago|earlier|old)\\b)",
    "dgu",
  ),
  // 71% of residents; fell by 80 percent
  pattern(
    "(?<share>{number}) of (?:the |all |its |their )?(?<noun>(?:(?:{city}|\\p{L})[\\p{L}'’-]* ){0,2}\\p{Ll}+s)(?!\\p{L})",
    "dgu",
  ),
  pattern("(?<noun>)\\b(?:by|to|at|from|than|about|over|nearly|of) (?<share>{number})(?! of)", "dgu"),
  // the online views numbered over 1,600
  pattern(
    "(?<noun>\\p{Ll}+s) (?:numbered|totall?ed|came to) (?:over |more than |about |some )?(?<count>{number})(?=[,.;]|$)",
    "dgu",
  ),
  // shortened to one day
  pattern("(?<count>{number}) (?<noun>day)(?= from|[.;,]|$)", "dgu"),
];

const MEASURE =
  "(?:多|餘)?\\s?(?:名|位|個(?!月)|人(?=次)|隻|場|項(?!備忘錄)|家|件|支|隊|座|艘|輛|條|間|所|校|國|市|組|款|張|幅|盞|棵|株|匹|頭|團|席|面|班|輪|道|桌|首|部|封|片)";
const CHINESE: readonly RegExp[] = [
  // 37位記者; 13名市議員; 兩隻穿山甲; 每場6位城市領袖
  pattern(
    `(?<!第)(?<count>{number})${MEASURE}的?(?<noun>(?:{animal}|{city}?市?{role}|(?:(?![的之從給與和])\\p{Script=Han}){1,4}{role}|(?![是有以於在各都簽之來的與和及為由將被把從對也還這那左右]|次|預定|即將|準備)(?:(?![的之從給]){han}){1,8}?))(?=[，。；、（(]|與|和|及|從|來自|送|受邀|發表|參賽|組成|輪班|使用|報名|派|工作|在|一路|陪同|過來|過|已經|大多|當中|並|則|都|退出|下水|實習|裝設|後|開始|共同|同行|參加|出席|前|到|來|隨|於|在|是|訪|迎接|歡迎|表演|演出|的|，|$)`,
  ),
  // 四個分論壇; 17家媒體
  pattern(
    `(?<!第)(?<count>{number})${MEASURE}(?<noun>(?:分論壇|媒體|國家|城市|會議|團體|團隊|學生|選手|市議員|記者|代表))`,
  ),
  // 縮短成一天; 連續10年; 超過20%
  pattern(
    "(?:縮短[成為]|為期|連續|停留|歷時|長達|持續|待了|舉行|進行|共)(?:了|約|近|超過)?(?<count>{number})\\s?(?:多|餘)?(?<noun>小時|分鐘|天|週|年|屆|個月)(?!{number}|月)",
  ),
  // 共有224隊參賽
  pattern(
    "(?:共有?|計有|吸引|邀請)(?:約|近|逾|超過)?(?<count>{number})(?:多|餘)?(?<noun>隊|組|人|國|團)(?=[，、。；]|參|從|到|報)",
  ),
  // 約310人與會; 62萬人次
  pattern(
    "(?<count>{number})\\s?(?:多|餘)?(?<noun>人次|人(?=參加|與會|出席|參與|到場|到訪|觀賞|參觀|報名|參賽|前往|入場))",
  ),
  // 已經辦了13次
  pattern(
    "(?:辦|舉行|舉辦|出席|參加|訪問|來訪|造訪|獲得|奪冠)[^，。；]{0,4}?(?<count>{number})\\s?(?<noun>次|回)(?=[，。；、]|$)",
  ),
  pattern("(?<noun>)(?:超過|達|約|占|佔)(?<count>{number})(?=[，。；]|$)"),
  // 隨團媒體共17家; 記者26位
  pattern(
    "(?<noun>(?:(?![有是以於在各都簽之來的與和及為由將被把從對也還])\\p{Script=Han}){2,6})(?:共有?|占|佔|總數為|約有?)(?<count>{number})(?:多|餘)?(?:家|位|名|人|人次|隻|支|座|國|件|項|場|隊|組)(?=[，。；、]|$)",
  ),
  // 記者26位
  pattern(
    "(?<noun>記者|選手|學生|觀眾|隊員|議員|媒體|廠商|志工|會員|遊客|民眾|代表|貴賓|隊伍)(?:多達|達|約|共|逾|超過)?(?<count>{number})(?:多|餘)?(?:家|位|名|人|人次|支|隊)(?=[，。；、]|$)",
  ),
  // 邀請18國的21個城市; 2019年的128位
  pattern("(?<count>{number})(?<noun>國)(?=的|、|，)"),
];

/** Words behind a noun that only look like a part of it: 三隻小水獺再, 11面金牌居首. */
const BEHIND_NOUN = /(?<=^\p{Script=Han}+)(?:再|才|居|斷|皆|均|剛|仍|先後).*$/u;
/** Nouns of one character that are counted; others begin a word that is cut off. */
const LONE_NOUN = /^[人國市縣校隊票組歲天年次回團屆週]$/u;

/** Numbers and what they count, as far as no other slot holds them. */
export function readCounts(sentence: ReadSentence): Found[] {
  const patterns = sentence.article.language === "en" ? ENGLISH : CHINESE;
  return matchesOf(patterns, sentence.tagged).flatMap((match) => countIn(match, sentence));
}

function countIn({ groups }: GroupMatch, sentence: ReadSentence): Found[] {
  const { noun, share } = groups;
  const count = groups["count"] ?? share;
  if (count === undefined || noun === undefined) return [];
  const { text } = sentence;
  const isShare = /[%％]|per ?cent/iu.test(text.slice(count.start, count.end));
  if (share !== undefined && !isShare) return [];
  const counted = text.slice(noun.start, noun.end).replace(BEHIND_NOUN, "");
  if (/^\p{Script=Han}$/u.test(counted) && !LONE_NOUN.test(counted)) return [];
  if (
    COUNTED_ELSEWHERE.test(counted) ||
    /備忘錄|協議|協定|領域|代表團|訪問團|訪團|姊妹市|友誼市|主題|月$/u.test(counted)
  )
    return [];
  const value = numberIn(sentence, count);
  // 「兩市」 and "one joins" name what is known already.
  // 一半座位 is no number of seats.
  if (text.slice(count.start, count.end).includes("半")) return [];
  if (value === "0" || (value === "1" && !/^(?:day|天)/u.test(counted))) return [];
  if (value === "2" && /^(?:\p{L}+ )?(?:cities|countries|sides|mayors)\b/u.test(counted)) return [];
  if (value === "2" && /[市縣部局首]長$|^(?:城市|國家)/u.test(counted)) return [];
  if (/^兩?[市國岸]/u.test(text.slice(count.start + 1, count.end + 1)) && text.charAt(count.start) === "兩")
    return [];
  // "64% supported exchanges": what a share is of stands behind "of".
  if (isShare && share === undefined && /^\p{Ll}/u.test(counted)) return [];
  const percent = isShare ? "%" : "";
  const start = counted === "" ? count.start : Math.min(count.start, noun.start);
  const span = { start, end: Math.max(count.end, noun.start + counted.length) };
  return [{ slot: "number.count", ...span, value: `${value}${percent} ${counted}`.trim() }];
}
