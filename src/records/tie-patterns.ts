import { pattern } from "./tags.ts";
import { BOND, KIND, KIND_CHINESE, TIE } from "./ties.ts";

/** "the Japanese city of" before the name of a city. */
const THE_CITY_OF = "(?:the (?:\\p{L}+ |{name} )?(?:city|town|port|county) of )?";
const BOTH = `(?<a>{where})(?: City)?(?: {role} {who}{aka})? and ${THE_CITY_OF}(?<b>{where})(?: City)?(?: {role} {who}{aka})?`;

/** Ana Reis behind the city whose mayor she is: Lisbon Mayor Ana Reis; 里斯本市長王大明. */
const HEAD_CHINESE = "(?:市|縣)?(?:政府)?(?:{role}{who}{aka})?";

/** A relation that a sentence says begins or is agreed; its date is the one the relation is of. */
export const FOUNDING: readonly RegExp[] = [
  // Faro has been a partner city of Lisbon since 2006; Faro became a sister city of Lisbon
  pattern(
    `(?<a>{city}) (?:has been|became|becomes|was made|was named) (?:a |an |the \\p{L}+ |\\w+ )?(?:\\p{Ll}+ )?${TIE} (?:of|with|to) (?<b>{city})`,
    "dgiu",
  ),
  // Lisbon and Porto became sister cities; have been sister cities since; signed the "Sister City Agreement"
  pattern(
    `${BOTH}(?:, (?:which|who|both|two) [^.;,]{1,80},)?[^.;]{0,40}? (?:became|become|have been|signed|sign|concluded|established|formed|forged|entered into|agreed)[^.;]{0,30}? ["“]?${TIE}(?! exchanges)`,
    "dgiu",
  ),
  // Lisbon entered into a sister city relationship with Porto; signed a friendship agreement with Porto
  pattern(
    `(?<a>{city})(?: City)?(?: (?:has|had|also|then|formally))* (?:entered into|signed|established|concluded|formed|forged|inked|set up)[^.;]{0,30}? ${KIND}(?:[- ]\\p{L}+)? ${BOND}[^.;,]{0,20}? with ${THE_CITY_OF}(?<b>{city})`,
    "dgiu",
  ),
  // Lisbon and Porto were twinned in 1998; Lisbon is twinned with Porto
  pattern(`${BOTH} (?:were|have been|are|became) (?<kind>twinned)`, "dgiu"),
  pattern("(?<a>{city})(?:,| is| was| has been) (?<kind>twinned) with (?<b>{city})", "dgiu"),
  // Porto, our sister city in the north since 1998
  pattern(
    `(?<b>{city}),? (?:is |was |has been )?(?:a|its|our|the city['’]s) (?:\\p{Ll}+ )?${TIE}(?! of| to)(?: in (?:the )?[^.;,]{1,24}?)? since(?= {date})`,
    "dgiu",
  ),
  // an agreement making Lisbon and Porto sister cities; Faro, which became a sister city of Lisbon
  pattern(`(?:making|makes|made) ${BOTH} ${TIE}`, "dgiu"),
  pattern(
    `(?<a>{city}),? which (?:has been|became|becomes) (?:a |the \\p{L}+ )?${TIE} (?:of|with|to) (?<b>{city})`,
    "dgiu",
  ),
  // the sister city partnership between Lisbon and Porto, which began in 1961
  pattern(
    `${KIND}(?:[- ]\\p{L}+)? ${BOND} (?:between|of) ${BOTH},? (?:which |that )?(?:began|started|dates?|dating|goes back|was (?:established|signed|concluded|formed)|signed|concluded)`,
    "dgiu",
  ),
  // the sister city ties that Lisbon and Porto established in 2006
  pattern(
    `${KIND}(?:[- ](?:city|county))? ${BOND} (?:that|which) ${BOTH} (?:established|signed|concluded|formed|entered into|forged)`,
    "dgiu",
  ),
  // Porto became Lisbon's 50th sister city; became the city's 50th sister city
  pattern(
    `(?<b>{city}) (?:has )?(?:became|become|becomes|is now|was made) (?:(?<a>{city})['’]s|its|the (?:city|capital)['’]s|our) (?:[\\p{Ll}\\d]+ )?${TIE}`,
    "dgiu",
  ),
  // The two cities became sister cities on June 18, 1994; the sister-city agreement was signed in 1994
  pattern(
    `(?<pair>\\b(?:the|these|both) (?:{number} )?(?:cities|towns|sides|partners)) (?:\\p{L}+ ){0,2}?(?:became|become|have been|were|formed|established|signed|concluded|entered into|forged|agreed)[^.;]{0,30}? ["“]?${TIE}`,
    "dgiu",
  ),
  pattern(
    `(?<pair>\\bthe) ${KIND}[- ](?:city|town) ${BOND} (?:(?:was|were|has been|had been) (?:first |formally |originally )?(?:signed|established|concluded|formed|founded)|dates? (?:back|from)|goes back)\\b`,
    "dgiu",
  ),
  // agreements of Lisbon with other cities: a friendship charter with Perth in 1999
  pattern(
    `${KIND}(?:[- ]city)? (?:charter|agreement|pact|memorandum|accord|treaty) with (?<b>{city})`,
    "dgiu",
  ),
  pattern(
    `(?<kind>memorandum) (?:promoting|on|of) (?:friendly |friendship )?(?:cooperation|exchanges?) with (?<b>{city})`,
    "dgiu",
  ),
  // for Lisbon and Porto to sign a memorandum; Lisbon and Porto agreed on friendly city exchanges in a memorandum
  pattern(
    "(?<! of )(?<a>{city}) and (?<b>{city})(?:, {city},)? (?:to sign|signed|have signed|had signed|concluded) an? (?<kind>memorandum)(?: of understanding)?(?! on| of| concerning| about|s)",
    "dgiu",
  ),
  pattern(
    "(?<! of )(?<a>{city}|{body}) and (?<b>{city})(?:, {city},)? (?:to sign|signed) an? (?<kind>memorandum)(?: of understanding)?(?=[.,;]|$)",
    "dgiu",
  ),
  pattern(
    "(?<a>{city}) and (?<b>{city}) agreed on (?:friendly|friendship|sister) city exchanges in a (?<kind>memorandum)",
    "dgiu",
  ),
  // 里斯本與波多結為姊妹市; 里斯本與波多簽署備忘錄，建立友誼市關係
  pattern(
    `(?<a>{city})${HEAD_CHINESE}[與和跟](?:{city}(?={city}))?(?<b>{city})${HEAD_CHINESE}[^。；]{0,24}?(?:締結|結為|結成|結盟|互結|建立|成為|簽署|簽訂|締盟)[^。；]{0,8}?${KIND_CHINESE}`,
  ),
  // 里斯本市與波多市自2005年起為姊妹市; 兩市於1994年6月18日締結姊妹市; 兩市的姊妹市協定於1994年簽署
  pattern(
    `(?<a>{city})(?:市|縣)?[與和跟](?<b>{city})(?:市|縣)?[自從]{date}(?:起|以來|開始)?(?:即|便|就|互)?[為是]${KIND_CHINESE}`,
  ),
  pattern(
    `(?<pair>{number}(?:個?城)?市|雙方)[^。；，]{0,24}?(?:締結|結為|結成|結盟|互結|建立|成為|締盟|(?:起|以來|開始)(?:即|便|就|互)?[為是])(?:為)?${KIND_CHINESE}`,
  ),
  pattern(
    `(?<pair>{number}(?:個?城)?市|雙方)的?${KIND_CHINESE}(?:協定|協議|關係|盟約)?[^。；，]{0,16}?(?:簽署|簽訂|締結|建立)`,
  ),
  pattern(
    `(?:[與和跟]|[與和跟]本市)(?<b>{city})(?:市|縣)?(?:市長{person}{aka})?(?:的|締結|結為|建立|簽署|簽訂|成為)(?:為)?${KIND_CHINESE}`,
  ),
  pattern(`[與和跟](?<b>{city})(?:市|縣)?{role}{person}{aka}(?:締結|簽署|簽訂)${KIND_CHINESE}`),
  // 波多1998年與本市締結為姊妹市; 波多成為本市第50個姊妹市
  pattern(
    `(?<b>{city})(?:市|縣)?[^，。；]{0,16}?與(?:本市|我市|市府)[^，。；]{0,8}?(?:締結|結為|結成|結盟|建立|成為)[^，。；]{0,6}?${KIND_CHINESE}`,
  ),
  pattern(
    `本市[與和跟](?<b>{city})(?:市|縣)?[^，。；]{0,16}?(?:締結|結為|結成|結盟|建立|成為)[^，。；]{0,6}?${KIND_CHINESE}`,
  ),
  pattern(
    `(?<b>{city})(?:市|縣)?[^，。；]{0,8}?成為(?:(?<a>{city})(?:市|縣)?|本市)的?(?:第?{number}個)?(?:第[^，。；]{1,4}個)?${KIND_CHINESE}`,
  ),
  // 里斯本市與波多於2015年2月12日簽署合作備忘錄
  pattern(
    `(?<a>{city}|{body})${HEAD_CHINESE}[與和跟](?:{city}(?={city}))?(?<b>{city})${HEAD_CHINESE}(?:[於在]?{date})?(?:共同|也|已|正式|今日|再度)*簽(?:署|訂|下|定)?了?(?:一份)?(?:合作|交流|友好|市政|城市|雙邊|瞭解|諒解)*(?<kind>備忘錄|MOU)(?!領域)`,
  ),
  // 1999年與波多簽的是友誼憲章
  pattern("與(?<b>{city})(?:市|縣)?簽的是(?<kind>姊妹|姐妹|友誼|友好|夥伴)(?:市|城市)?(?:憲章|協議|協定)"),
];

/** One city after another. */
const LIST =
  "(?<list>{where}(?: in (?:the )?{where})?(?:(?:, and |, | and ){where}(?: in (?:the )?{where})?)*)";

/** A relation that a sentence takes as known; those named as `standing` stand even where a plan is told beside them. */
export const STANDING: readonly RegExp[] = [
  // Porto, Lisbon's sister city; Porto as Lisbon's 50th sister city
  pattern(`(?<b>{city}),? (?:as |is |was )?(?<a>{city})['’]s (?:[\\p{Ll}\\d]+ )?${TIE}`, "dgiu"),
  // Lisbon's sister city Porto; Porto, a sister city of Lisbon; Porto is a sister city of Lisbon
  pattern(`(?<a>{city})['’]s (?:\\p{Ll}+ )?${TIE},? (?:of )?(?<b>{city})`, "dgiu"),
  pattern(
    `(?<b>{city})(?:,| is| was) (?:also |itself )?(?:a |the \\p{L}+ |one of the )?${TIE}(?: of|,? to) (?<a>{city})`,
    "dgiu",
  ),
  // Lisbon and Porto are, have long been sister cities
  pattern(
    `${BOTH}(?:, (?:which|who|both|two) [^.;,]{1,80})?,? (?:are|were|had been|have (?:long )?been|remain) (?:also |long-standing |both )?${TIE}`,
    "dgiu",
  ),
  // the twin-city status between Lisbon and Porto; sister city ties of Lisbon and Porto
  pattern(`${KIND}(?:[- ](?:city|cities|county))? ${BOND} (?:between|of) ${BOTH}`, "dgiu"),
  pattern(`${KIND}(?:[- ](?:city|county))? ${BOND} with (?<b>{city})`, "dgiu"),
  // its sister city Porto; two friend cities, Faro and Porto; sister cities such as Faro, Porto and Braga
  pattern(
    `(?<!['’]s )(?<!['’]s \\p{Ll}+ )${TIE}(?:,|:| such as| including| like|, including|, among them)? (?<list>{city}(?: of {city}|, {city}(?= and|,))?(?:(?:, and |, | and ){city})*)(?!['’]s)`,
    "dgiu",
  ),
  // Lisbon's sister cities are Faro and Porto; the sister cities of Lisbon include Faro and Porto
  pattern(`(?<a>{city})['’]s (?:\\p{Ll}+ )?${TIE} (?:are|include) ${LIST}`, "dgiu"),
  pattern(`${TIE} of (?<a>{city}) (?:are|include) ${LIST}`, "dgiu"),
  // the fourth sister city of Lisbon, after Faro in 1994 and Porto in 2008, or (1994) and (2008)
  pattern(
    `${TIE} (?:of|to) (?<a>{city}),? (?:after|following|besides|alongside|in addition to) (?<standing>{where}(?: in {date}| \\({date}\\))?(?:(?:, and |, | and ){where}(?: in {date}| \\({date}\\))?)*)`,
    "dgiu",
  ),
  // four sister cities in Europe: Faro, Porto and Braga
  pattern(`${KIND}[- ](?:cities|counties|towns)[^.;:,]{0,40}(?::|, namely) ${LIST}`, "dgiu"),
  // The report calls Porto a sister city, names Faro and Porto as sister cities
  pattern(
    `\\b(?:calls?|called|describes?|described|names?|named|counts?|counted) (?<list>{city}(?:(?:, and |, | and ){city})*) (?:as |among )?(?:its |a |the )?(?:\\p{L}+ )?${TIE}(?! of)`,
    "dgiu",
  ),
  // Porto, a sister city since 1998
  pattern(
    `(?<b>{city}),? (?:is |was |has been )?(?:a|its|our|the city['’]s) (?:\\p{Ll}+ )?${TIE}(?! of| to|,? {city})`,
    "dgiu",
  ),
  // 里斯本與波多這兩個姊妹市; 里斯本的姊妹市波多
  pattern(
    `(?<a>{city})(?:市|縣)?[與和跟](?<b>{city})(?:市|縣)?(?:這兩個|這對|同?是|同?為|互為|當時已締結|已締結|早已是|已是)${KIND_CHINESE}`,
  ),
  pattern(`(?<a>{city})(?:市|縣)?的${KIND_CHINESE}(?<b>{city})`),
  // 走訪姊妹市波多; 姊妹市法魯、波多
  pattern(
    `(?<!{city}(?:市|縣)?的)${KIND_CHINESE}(?<list>{city}(?:市|縣)?(?:(?:、|以及|及|和|與){city}(?:市|縣)?)*)(?!的?{city}|{city})`,
  ),
  // 里斯本的姊妹市包括法魯、波多
  pattern(
    `(?:(?<a>{city})(?:市|縣)?的?)?(?:{number}[個座]|所有|各)?${KIND_CHINESE}(?:包括|包含|分別為|分別是|計有|有)(?<list>{city}(?:市|縣)?(?:(?:、|以及|及|和|與){city}(?:市|縣)?)*)`,
  ),
  // 繼法魯、波多（2008年）之後，布拉加成為里斯本第三個姊妹市
  pattern(
    `繼(?<standing>{city}(?:市|縣)?(?:（{date}）)?(?:(?:、|以及|及|和|與){city}(?:市|縣)?(?:（{date}）)?)*)之?後，[^。；]{0,30}?(?:成為|是|為)(?:(?<a>{city})(?:市|縣)?)?(?:本市|我市)?的?(?:第[^，。；]{1,4}[個座])?${KIND_CHINESE}`,
  ),
  // 稱法魯、波多為姊妹市
  pattern(
    `(?:稱|列|視|以)(?<list>{city}(?:市|縣)?(?:(?:、|以及|及|和|與){city}(?:市|縣)?)*)為${KIND_CHINESE}`,
  ),
  // 波多是本市姊妹市
  pattern(`(?<b>{city})(?:市|縣)?(?:也|同|並)?(?:是|為)(?:本市|我市)的?(?:重要)?${KIND_CHINESE}`),
];

/** 48 sister cities, 第50個姊妹市; the 10th anniversary of the ties; 締結姊妹市23年, 滿10週年. */
export const TIE_COUNTS: readonly RegExp[] = [
  // the number of Lisbon's sister cities stood at 48; 姊妹市總數已達51個
  pattern(
    "number of (?:{city}['’]s |(?:its|our|the) (?:city['’]s )?)?(?<cities>(?:sister|partner|friendship)[- ]cities)(?: of {city})? (?:at|to|is|was|stands at|stood at|reached|has (?:now )?reached|rose to|has risen to|grew to|has grown to) (?<count>{number})",
    "dgiu",
  ),
  pattern(
    "(?<cities>(?:姊妹|姐妹|友誼|友好|夥伴)(?:城市|市))(?:的)?(?:數量|總數|數目|數)(?:已|共|也|達|增|增加|至|到|為|有|來)+(?<count>{number})",
  ),
  pattern(`(?<count>{number} (?:sister|partner|friendship|friendly)[- ](?:cities|counties))`, "dgiu"),
  pattern(
    "(?<count>(?:\\d+(?:st|nd|rd|th)|\\p{L}+(?:th|first|second|third)) (?:sister|partner|friendship) city)",
    "dgiu",
  ),
  pattern(
    "(?<count>(?:\\d+(?:st|nd|rd|th)|\\p{L}+(?:th|ieth)) anniversary)(?: of [^.;,]{0,50}?\\b(?:sister|partner|friend\\p{L}*|ties|relations\\p{L}*|twinning|exchanges?)\\b| with {city})",
    "dgiu",
  ),
  pattern(
    "(?:sister|partner|friendship)[- ]cit(?:y|ies)[^.;]{0,30}? for (?:over |more than |about |nearly |almost )?(?<count>{number} (?:years|decades))",
    "dgiu",
  ),
  pattern("(?<count>{number} years) of (?:sister|partner|friend)\\p{L}*[- ]?\\p{L}*", "dgiu"),
  pattern("(?<![這此])(?<count>第?(?:{number}|\\d+)\\s?個(?:姊妹|姐妹|友誼|友好|夥伴)(?:城市|市))"),
  pattern(
    "(?:姊妹|姐妹|友誼|友好|夥伴)(?:城市|市|關係)(?:的?情誼|至此|至今|也?已|即將|滿|屆滿|邁入|達|有|長達|超過)*(?<count>{number}\\s?(?:週年|周年|年))",
  ),
  pattern("(?:情誼|締盟|結盟|結緣|締結|締約|結好)[^，。；]{0,12}?(?<count>{number}\\s?(?:週年|周年))"),
  pattern("(?:情誼|締盟|結盟|結緣)[^，。；]{0,8}?(?:滿|屆滿|達)(?<count>{number}\\s?年)"),
];
