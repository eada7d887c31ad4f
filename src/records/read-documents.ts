import { chineseItems, englishItems, wholeItem } from "./list-items.ts";
import { documentKind } from "./document-words.ts";
import { matchesOf } from "./matches.ts";
import type { BodySpan } from "./record.ts";
import type { Found, ReadSentence } from "./sentence.ts";
import { pattern } from "./tags.ts";

const DOCUMENT =
  "(?:[Mm]emorandums?|[Mm]emoranda|MOUs?|[Aa]greements?|[Aa]ccords?|[Pp]acts?|[Cc]harters?|[Ll]etters? of [Ii]ntent|[Dd]eclarations?|[Jj]oint [Ss]tatements?)(?: of (?:[Uu]nderstanding|cooperation|intent))?";
const DOCUMENT_CHINESE = "(?:備忘錄|協議書?|協定|意向書|宣言|聯合聲明|盟約|MOU)";

/** Words that say that documents come about; a document merely spoken of is not one of the event's. */
const CONCLUDED =
  /\b(?:sign(?:s|ed|ing)?|signatures?|conclud\w+|inked|initialled|sealed|exchanged|issued|adopted|reached|entered into|agreed|agreements? of|lists|cover(?:s|ed)?|(?:memorand\w+|agreements?|pacts?|charters?|accords?|letters? of intent)(?: of \w+)?(?: [\w-]+){0,4} with|concern\w*|added|brought|(?:is|are|was|were) about)\b|簽|締結|通過|達成|合作備忘錄|發表|發布|共同聲明|聯合聲明/iu;

/** None came about. */
const NONE =
  /\bno (?:\p{L}+ )?(?:memorand|agreements|MOUs|documents)|(?:沒有|未|並未|拒絕|拒)簽|\b(?:did|does|do|will|would) not sign|\b(?:refus|reject|declin)\w+ (?:to sign |an? |the )/iu;

/** "Hopes to have a memorandum signed in June." */
const WISHED =
  /\b(?:hop(?:e|es|ed|ing)|wants?|wanted|wish\w*|expects?|expected|plans?|to have|to see|to get)\b[^.;]{0,40}$/iu;
/** Says right behind a document that it has been signed. */
const SIGNED_BEHIND =
  /^(?: of \p{L}+)?,? (?:(?:that|which) (?:was|were) )?signed (?:in|at|on|with|there|last|earlier|between)\b/iu;

const COUNTED = pattern(`{number}\\s?[項份個件紙][^，。；、]{0,8}?${DOCUMENT_CHINESE}`, "u");

const KINDS: readonly RegExp[] = [
  pattern(`(?<![\\p{L}-])(?<kind>${DOCUMENT})(?![\\p{L}-])(?! areas?)`, "dgiu"),
  pattern(`(?<kind>${DOCUMENT_CHINESE})(?!領域)`),
];

/** Verbs that lead from a document to what it is about. */
const CONCERNS =
  "(?:(?:focus(?:es|ed|ing)?|cent(?:er|re)s?|centred|centered|touch(?:es|ed)?) (?:up)?on|concern(?:s|ed)?|cover(?:s|ed)?|address(?:es|ed)?|involv(?:es?|ed)|includ(?:es?|ed)|encompass(?:es|ed)?|span(?:s|ned)?|provid(?:es?|ed) for|deal(?:s|t)? with|relat(?:es?|ed) to|pertain(?:s|ed)? to|extend(?:s|ed)? to|(?:was|were|are|is) (?:about|devoted to|dedicated to|aimed at))";
const ABOUT = `(?:${CONCERNS}|on(?: (?:subjects?|topics?|areas?|fields?|matters?|issues?) (?:including|such as|like|ranging from))?|covering|concerning|dealing with|focus(?:s)?ing on|cent(?:er|r)ing on|about|regarding|relating to|in (?:areas|fields) (?:such as|including|like)|in the (?:fields?|areas?) of)`;
/** What a document is to bring about between its parties. */
const TO_DEEPEN =
  "to (?:further |jointly |mutually )?(?:heighten|promote|strengthen|increase|deepen|expand|foster|enhance|boost|develop|advance|step up|broaden|encourage|facilitate|intensify) (?:their |mutual |bilateral |closer )?(?:exchanges?|cooperation|collaboration|ties|links|partnerships?) (?:in|on|in the (?:fields?|areas?) of|in (?:areas|fields) such as)";
/** Where or before whom it was signed is no part of what it is about. */
const WHERE =
  " (?:in (?:the )?(?:presence|{city}|{place})|at (?:the )?(?:{place}|{body}|{name}|{city})|with (?:the )?(?:{city}|{body}|{name})|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|under which)";
/** A list of areas goes on to the end of its clause. */
const LIST = "(?<list>[^.;:()（]{3,200}?)";

const AREAS: readonly RegExp[] = [
  // two memorandums, one on ports and one on trade
  pattern(
    `(?:{number}|[Oo]ne|[Tt]he other|[Aa]nother|[Aa] (?:second|third)|, the (?:second|third)) (?:of \\d{4} )?(?:of {date} )?(?:on|about|concerns|is about|deals with) (?<one>[^.;:()（]{3,80}?)(?=[.;]|,? and (?:one|{number}|the other|another|a (?:second|third)) (?:of|on|about)\\b|,? (?:and )?(?:one|{number}|the other|another|a (?:second|third)) (?:of|on|about)\\b| (?:was|were|are|is) |$)`,
    "dgu",
  ),
  // The three documents deal with ports, trade and tourism. The memorandum focuses on ports.
  pattern(
    `(?<![\\p{L}-])(?:${DOCUMENT}|documents)(?: (?:of|at|for|in|that|which|signed|were|was|had|been|planned|expected|concluded|announced|to|be|the|{number}|forum|{series}|{date}|{city}|and|{body}|understanding|cooperation))*,? ?${ABOUT} (?!(?:[^.;]{0,40}(?:day|side|sidelines|occasion|behalf) of)|{date}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|top of)${LIST}(?=[.;]|, (?:with|which|while|and the)\\b| (?:in|on|at|by|before) {date}| (?:was|were|are|is|had|have|has) |${WHERE}| that |$)`,
    "dgu",
  ),
  pattern(
    `(?<![\\p{L}-])${DOCUMENT}(?: (?:was|were) signed)?(?: there| {date})? ${TO_DEEPEN} ${LIST}(?= was | were |[.;]|, (?:with|which|while|and the)\\b|$)`,
    "dgu",
  ),
  // The four memorandums of the 2nd forum in 2019 cover ports, trade and tourism.
  pattern(
    `(?<![\\p{L}-])(?:${DOCUMENT}|documents)(?![\\p{L}-])[^.;:,]{0,60}? ${CONCERNS} ${LIST}(?=[.;]|, (?:with|which|while|and the)\\b| (?:in|on|at|by|before) {date}|$)`,
    "dgu",
  ),
  // a memorandum of cooperation in trade and tourism; an agreement for exchanges in education
  pattern(
    `(?<![\\p{L}-])${DOCUMENT}(?: (?:for|on|of))? (?:friendly |mutual |bilateral )?(?:cooperation|collaboration|exchanges?) (?:in|in the (?:fields?|areas?) of|on) (?!{date}|{city})${LIST}(?= (?:was|were|is|are|had|has|have) |[.;]|, (?:with|which|while|and the)\\b| (?:in|on|at) {date}| with {city}|$)`,
    "dgu",
  ),
  // signed four memorandums; the report names ports and trade as subjects
  pattern(
    `${DOCUMENT}(?![\\p{L}-])[^.:]{0,120}\\b(?:names?|named|lists?|listed|gives?|gave|cites?|cited) ${LIST} as (?:its |the |their )?(?:subjects|topics|areas|fields)\\b`,
    "dgu",
  ),
  // Ports were the subject of one of the four memorandums.
  pattern(
    `^(?<one>[^.;:,]{3,60}?) (?:was|is|were|are) the (?:subject|topic|focus)s? of (?:one of )?(?:the )?(?:{number}|[^.;,]{0,20}?${DOCUMENT})`,
    "dgu",
  ),
  // three memorandums were signed: on ports, on trade and on tourism; signed at the forum in 2021 in ports, trade and tourism
  pattern(`(?<![\\p{L}-])${DOCUMENT}(?![\\p{L}-])[^.;:]{0,80}[:,] on ${LIST}(?=[.;]|$)`, "dgu"),
  pattern(
    `(?<![\\p{L}-])${DOCUMENT}(?![\\p{L}-])[^.;:,]{0,60}{date} in (?<list>[^.;:()（]{3,120})(?=[.;]|$)`,
    "dgu",
  ),
  // opens new areas of cooperation: ports and trade
  pattern("(?:areas|fields|subjects)(?: of cooperation)?: (?<list>[^.;:]{3,200})(?=[.;]|$)", "dgu"),
  // Ports, trade and tourism are the areas named for the memorandums
  pattern(
    `(?<list>[^.;:]{3,160}?) (?:are|were) the (?:{number} )?(?:areas|memorandum areas|subjects|fields)\\b[^.;]{0,30}?(?:memorand|announced)`,
    "dgu",
  ),
];

/** What goes on about the documents of the sentence before: They cover ports and trade. One is on ports. */
const AREAS_BEHIND: readonly RegExp[] = [
  pattern(
    `^(?:They|These|Those|It|This|Both|One|The (?:first|second|third|other|latter|{number})|Another)(?: (?:of (?:them|these)|documents?|texts?|papers?))? (?:${CONCERNS}|(?:is|are|was|were) on) ${LIST}(?=[.;]|, (?:with|which|while|and the)\\b| (?:in|on|at|by|before) {date}|$)`,
    "dgu",
  ),
  pattern(
    `\\b(?:names?|named|lists?|listed|gives?|gave|cites?|cited) ${LIST} as (?:its |the |their )?(?:subjects|topics|areas)\\b`,
    "dgu",
  ),
];

const LIST_CHINESE = "(?<list>[^。；：「」（]{2,90}?)";
const NUMBERED = "(?:等)?\\s?{number}[項份個件][^，。；、]{0,8}?";

const AREAS_CHINESE: readonly RegExp[] = [
  // 3項備忘錄，內容分別是港務、貿易與觀光
  pattern(
    `${DOCUMENT_CHINESE}(?:(?!名稱|使用)[^。；]){0,16}?(?:內容|領域|主題|項目)?(?:則|共|有|被點名的領域)?(?:分別)?(?:(?<![這此])是|(?<!因)為(?!重點|主|期|{number}|雙方|本|首|第|該|我)|有(?=\\p{Script=Han}{2,8}、)|涵蓋|包括|包含|聚焦|關於|針對|(?<!(?:有關|相關)，)涉及)${LIST_CHINESE}(?=[。；]|，(?!以及|另?{number}項)|$)`,
  ),
  // 簽署港務、貿易及觀光3項備忘錄
  pattern(`簽(?:署|訂|下|定)?了?(?![署訂下定了])${LIST_CHINESE}${NUMBERED}${DOCUMENT_CHINESE}`),
  // 簽署加強港務與貿易交流的備忘錄
  pattern(`簽(?:署|訂|下|定)?了?(?:加強|促進|深化)${LIST_CHINESE}(?:交流|合作)的?${DOCUMENT_CHINESE}`),
  // 簽署備忘錄，以加強港務與貿易方面的交流
  pattern(`${DOCUMENT_CHINESE}，以(?:加強|促進|深化)${LIST_CHINESE}(?:方面)?的?(?:交流|合作)`),
  // 簽署港務備忘錄; 港務合作備忘錄
  pattern(
    `簽(?:署|訂|下|定)?了?(?:{number}[份項])?(?![署訂下定了])(?<one>(?:(?![與和及的、簽]){han}){2,10}?)(?:合作|交流)?(?:意向)?${DOCUMENT_CHINESE}`,
  ),
  // 簽署港務與貿易合作備忘錄
  pattern(
    `簽(?:署|訂|下|定)?了?(?![署訂下定了])(?<list>[^，。；「」的簽]{2,14}[與和及、][^，。；「」的簽]{2,14}?)(?:合作|交流)+(?:意向)?${DOCUMENT_CHINESE}`,
  ),
  // 簽署「港務合作備忘錄」與「貿易交流備忘錄」
  pattern(`「(?<one>[^「」]{2,24}?)(?:合作|交流)*(?:意向)?${DOCUMENT_CHINESE}」`),
  // 備忘錄與港務有關
  pattern(`${DOCUMENT_CHINESE}[^，。；]{0,6}?[與和跟](?<one>(?:(?![與和及的、]){han}){2,12}?)(?:有關|相關)`),
  // 一份港務備忘錄, 2014年的馬拉松交流備忘錄
  pattern(`(?:{number}[份項]|{date}的)(?<one>(?:(?![與和及的簽])\\p{Script=Han}){2,10}?)${DOCUMENT_CHINESE}`),
  // 備忘錄以港務、貿易與觀光為重點
  pattern(`${DOCUMENT_CHINESE}[^。；，]{0,6}?以${LIST_CHINESE}為(?:重點|主|核心)`),
  // 在港務、貿易兩個領域簽署備忘錄
  pattern(`在${LIST_CHINESE}(?:等)?{number}個(?:領域|方面)簽(?:署|訂|下)[^，。]{0,4}?${DOCUMENT_CHINESE}`),
  // 簽署了港務合作以及觀光合作
  pattern(
    "簽(?:署|訂|下|定)了(?<list>[^，。；「」]{2,40}合作(?:以及|及|與|、)[^，。；「」]{2,20}合作)(?=[，。；]|$)",
  ),
];

/** 內容涵蓋港務與貿易; 合作領域包括港務 */
const AREAS_BEHIND_CHINESE: readonly RegExp[] = [
  pattern(
    `^(?:這{number}?[些項份]?|其)?(?:內容|合作領域|合作項目|合作範圍|範圍|主題|領域|議題)(?:分別|主要)?(?:是|為|涵蓋|包括|包含|聚焦|涉及|有)${LIST_CHINESE}(?=[。；]|，(?!以及|另?{number}項)|$)`,
  ),
];

/** Words of a list that are no area: numbers, persons, what the documents themselves are called. */
const NO_AREA =
  /備忘錄|協議|協定|memorand|agreement|\bMOU|^\d|^(?:top|occasion|subjects)\b|^為了|^[不本期的]|文件$|姊妹市|sister|forum|論壇|\d+[名人個位]|^in which\b|^(?:was|were|is|are|to be|has|had|have)\b|^(?:behalf|the same|that|this|his|her|which|who|when|what)\b|項$|簽署|^(?:合作|交流|友好|新|雙邊|意向|城市|市政|夥伴|伙伴|相關|共同|多項|數項|該|此|了|正式|促進)+$/iu;
const HAS_DATE = pattern("{date}|{person}", "u");
/** Areas are named briefly: a longer one is a clause that only looks like a list. */
const LONGEST = 90;
const LONGEST_CHINESE = 24;

/** Kinds of documents that two sides conclude, and what each is about. */
export function readDocuments(sentence: ReadSentence): Found[] {
  const { tagged, text, plain, article } = sentence;
  const goesOn = documentKind(text) === null && documentKind(sentence.before) !== null;
  if (
    documentKind(text) === null &&
    !goesOn &&
    !/簽署了|\bdocuments\b|one on\b|areas of cooperation/iu.test(text)
  )
    return [];
  const isEnglish = article.language === "en";
  const kinds =
    (CONCLUDED.test(text) || COUNTED.test(tagged)) && !NONE.test(text)
      ? // Not in the tagged text: a document with a title of its own is tagged as a name.
        matchesOf(KINDS, plain).flatMap(({ groups: { kind } }) => kindIn(kind, text))
      : [];
  const behind = isEnglish ? AREAS_BEHIND : AREAS_BEHIND_CHINESE;
  const patterns = [...(isEnglish ? AREAS : AREAS_CHINESE), ...(goesOn ? behind : [])];
  const matches = matchesOf(patterns, tagged);
  const items = matches.flatMap(({ groups: { list, one } }) => {
    if (one !== undefined) return isEnglish ? wholeItem(tagged, text, one) : [one];
    return list === undefined ? [] : (isEnglish ? englishItems : chineseItems)(tagged, text, list);
  });
  return [
    ...kinds,
    ...items
      .filter((item) => isArea(item, sentence))
      .map((item): Found => ({ slot: "document.area", ...item })),
  ];
}

function kindIn(span: BodySpan | undefined, text: string): Found[] {
  if (span === undefined) return [];
  const kind = documentKind(text.slice(span.start, span.end));
  if (kind === null) return [];
  // What "will soon learn thanks to a memorandum signed on Tuesday" is no plan to sign one.
  const isSigned = SIGNED_BEHIND.test(text.slice(span.end)) && !WISHED.test(text.slice(0, span.start));
  return [{ slot: "document.kind", ...span, value: kind, ...(isSigned ? { isPlan: false } : {}) }];
}

function isArea({ start, end }: BodySpan, { text, tagged, article }: ReadSentence): boolean {
  const words = text.slice(start, end);
  if (HAS_DATE.test(tagged.slice(start, end))) return false;
  return words.length <= (article.language === "en" ? LONGEST : LONGEST_CHINESE) && !NO_AREA.test(words);
}
