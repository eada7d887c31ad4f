/**
 * What is counted, or goes on with a count, after a Chinese numeral: measure words, units, and nouns that news counts
 * without one (四備忘錄, 兩館). Not 岸 and 地, which stand in names: 兩岸, 四地. Where a character begins other words as
 * well, those are left out: 三本書 counts, 六本木 is a place.
 */
const AFTER_ANY_NUMERAL = [
  "[項项份個个名位人次屆届度年月日號号天小時时分點点國国市座場场隊队支件艘輛辆條条家間间所校歲岁倍元箱棟栋戶户週周季多餘余幾几]",
  "星期",
  "[隻匹株棵朵顆颗粒枚冊册篇盞尊幅棒枝根坪畝秒噸吨盒瓶碗袋串束艇頁盆齣桶桌]",
  "只(?![有是能要會会剩為为想])",
  "本(?![木地身人市府國国屆届次土來来島州局處院館報週月年日縣松])",
  "首(?![爾尔都長长次度屆先要席府日場創批位任家座相腦波站輪])",
  "架(?![構設起上式])",
  "[台臺](?![北中南東灣湾大積商師銀電鐵上下股幣語式港塑糖鋼])",
  "張(?![犁家貼開力揚善榮惠])",
  "封(?![閉鎖面館城關])",
  "套(?![房裝])",
  "組(?![織成長員裝建])",
  "款(?![待項式])",
  "檔(?![案期])",
  "節(?![目慶日省能])",
  "杯(?![子賽])",
  "包(?![括含機容裹圍辦廂])",
  "筆(?![試記名者電])",
  "頭(?![髮痛銜目條版獎等部前家號戲])",
  "[金銀銅](?:牌|(?=[一二兩三四五六七八九十百\\d，、。；）]|$))",
  "公(?:里|尺|斤|頃|噸|吨|分|升|克)",
  "分鐘",
].join("|");

/** The same, but after 一 most of them make other words: 一方面, 一種心情, 一大早, 一行. */
const AFTER_MORE_THAN_ONE = [
  "[種种類类]",
  "大(?![阪陸樓廈安同直稻龍里佳使會学學道廳師家約多致概力量規型])",
  "方(?![式案向法便形塊言針圓])",
  "面(?![對臨積談前會具試上板紙膜])",
  "處(?![理長於分置境罰在])",
  "對(?![於外此方話抗象岸接口談等照應手內我他她它臺台中日美])",
  "則(?![是為在由有以將於會已從])",
  "段(?!落)",
  "批(?![准評發判次])",
  "代(?![表理田號言價步替為工收辦課])",
  "部(?![分長門隊會份落署屬])",
  "班(?![級長次底師])",
  "輪(?![流船值胎椅渡到替])",
  "期(?![間待望限刊盼許中末貨])",
  "任(?![務何內命職期教用意由])",
  "團(?![體員長結圓購聚])",
  "級|層|樓|席(?![地間次捲])|票(?![價選房券務數])|站(?![在上長起立出內前])",
  "館(?![長內方藏舍])|局(?![長勢部內面限])|院(?![長士會區方子])|廠|廳(?!長)|縣|城(?!隍)|黨(?![員團主派政])",
  "備忘錄|協議|協定|主題|議題|領域|單位|團體|公司|機構|機關|論壇|階段|部分|企業|代表|選手|學生|廠商",
].join("|");

/** A pattern for what a numeral counts. */
export const MEASURE_WORD = `(?:${AFTER_ANY_NUMERAL}|${AFTER_MORE_THAN_ONE})`;

const MEASURED = new RegExp(`^${MEASURE_WORD}`, "u");
const MEASURED_AFTER_ONE = new RegExp(`^(?:${AFTER_ANY_NUMERAL})`, "u");
/** 一次 is "at once", 十分 "very". */
const ADVERB = /^(?:一次|十分(?!之|鐘|钟|隊|後|鍾))/u;
/** Longest word that tells a count, with what has to be seen after it. */
const REACH = 4;

/** Whether a Chinese numeral that stands from `start` to `end` counts what follows it. */
export function isMeasured(text: string, start: number, end: number): boolean {
  const numeral = text.slice(start, end);
  const after = text.slice(end, end + REACH);
  if (ADVERB.test(numeral + after)) return false;
  return (numeral === "一" ? MEASURED_AFTER_ONE : MEASURED).test(after);
}
