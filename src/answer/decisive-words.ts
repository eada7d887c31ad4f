/** A matter that a question can be about, in the words of both languages. */
interface Matter {
  readonly name: string;
  /** What a question about it says. */
  readonly asked: RegExp;
  /** What evidence on it says; the same as `asked` where it is left out. */
  readonly told?: RegExp;
}

/**
 * Matters that turn an answer into another one: outcomes, reversals, persons by their relation or office, and private
 * circumstances. A sentence on the right event that does not speak of the matter itself does not answer, however many
 * other words it shares. Chosen by kind, from what citizens ask of events beyond what news tells.
 */
const MATTERS: readonly Matter[] = [
  {
    name: "winning",
    asked:
      /\b(?:champions?|winners?|won|win|wins|first place|gold medals?|trophy)\b|冠軍|亞軍|優勝|得獎|獲勝|贏|第一名|金牌/iu,
  },
  {
    name: "score",
    asked:
      /\b(?:final score|scores?|finishing times?|results?|how fast|records? time)\b|比數|得分|成績|幾比幾/iu,
  },
  {
    name: "family",
    asked:
      /\b(?:wife|husband|spouse|sons?|daughters?|children|family|parents?|father|mother)\b|妻|夫人|太太|丈夫|先生娘|配偶|子女(?!學校)|女兒|兒子|家人|父親|母親|小孩/iu,
  },
  {
    name: "lodging",
    asked:
      /\b(?:stay(?:ed|ing)?|spent|spend) (?:at|in|overnight|the night)|\bovernight\b|\baccommodation\b|\blodg(?:e|ed|ing)\b|\bstay(?:ed)?\?|住宿|下榻|過夜|入住|住(?:在)?哪|哪.{0,4}飯店|住.{0,6}飯店/iu,
    told: /\bstay(?:ed|ing)?\b|\bovernight\b|\blodg|\bhotel\b|住|下榻|飯店|酒店/iu,
  },
  {
    name: "going back",
    asked:
      /\b(?:return(?:ed)? (?:it|them|the \w+) to|sent? back|give(?:n)? back|gave back|taken? back)\b|送回|歸還|返還|送還|還給/iu,
  },
  {
    name: "calling off",
    asked:
      /\b(?:cancel(?:l?ed|s|l?ing|l?ation)?|called? off|abandon(?:ed)?|scrapp?(?:ed)?)\b|取消|停辦|中止|喊停/iu,
  },
  {
    name: "putting off",
    asked: /\b(?:postpon\w+|delay\w*|put off|pushed back|reschedul\w+)\b|延期|延後|推遲|改期|展延/iu,
    told: /postpon|delay|put off|pushed (?:back|to)|reschedul|延期|延後|推遲|改期|展延/iu,
  },
  {
    name: "ending ties",
    asked:
      /\b(?:terminat\w+|withdr[ae]w\w*|end(?:ed|ing)? (?:its|their|the) (?:\w+ )?(?:ties|relations?|agreement|partnership)|drop(?:ped)?|sever(?:ed)?|broke off|expel\w*)\b|解除|終止|退出|斷絕|結束.{0,4}關係/iu,
    told: /terminat|withdr[ae]w|\bend(?:ed|ing)?\b|called off|cancel|drop(?:ped)?|sever|broke off|expel|解除|終止|退出|斷絕|結束|取消|廢止/iu,
  },
  {
    name: "refusing",
    asked:
      /\b(?:reject\w*|refus\w+|declin\w+|turn(?:ed)? down|veto\w*|vot(?:ed|es?) against)\b|拒絕|否決|婉拒|反對|不同意/iu,
    told: /reject|refus|declin|turn(?:ed)? down|veto|against|oppos|拒|否決|反對|不同意/iu,
  },
  { name: "head of government", asked: /\b(?:prime minister|premier)\b|首相|總理|行政院長|閣揆/iu },
  {
    name: "head of state",
    asked:
      /\b(?:president|king|queen|emperor)\b(?! of (?:the )?(?:university|company|council|association))|總統|國王|女王|天皇|國家主席/iu,
  },
  {
    name: "transport",
    asked:
      /\bflight numbers?\b|\bwhich (?:flight|airline|train)|\bwhat (?:flight|airline|train)|班機|航班|哪家航空|搭.{0,6}(?:飛機|高鐵)/iu,
    told: /flight|airline|airways|train|plane|飛機|班機|航班|搭機|搭乘|航空|高鐵/iu,
  },
  {
    name: "food",
    asked:
      /\b(?:menu|dish(?:es)?|eat|ate|food|served?|drink|cuisine|dinner menu)\b|菜單|菜色|料理|吃了?什麼|餐點|吃到/iu,
    told: /menu|dish|\beat|\bate\b|food|\bserved?\b|drink|cuisine|菜|料理|吃|餐|美食/iu,
  },
  { name: "clothing", asked: /\b(?:wear|wore|dress(?:ed)?|suit|tie|clothes)\b|穿什麼|穿著|服裝|領帶/iu },
  {
    name: "size",
    asked:
      /\b(?:area|square (?:met(?:er|re)s|kilomet(?:er|re)s|feet)|how (?:tall|high|long is|wide|big is|heavy)|population|weigh(?:t|s|ed)?)\b(?!s? of (?:cooperation|exchange))|面積|平方公[里尺]|多高|多重|體重|身高|人口|坪/iu,
    told: /square|area|met(?:er|re)|population|inhabitant|kilogram|面積|平方|公尺|公斤|人口|坪/iu,
  },
  {
    name: "crime",
    asked:
      /\b(?:arrest\w*|sued?|lawsuits?|indict\w*|corrupt\w*|scandals?|convict\w*)\b|逮捕|被捕|起訴|提告|官司|貪污|弊案|醜聞/iu,
  },
  {
    name: "death",
    asked: /\b(?:died|death|killed|casualt\w+|injur\w+)\b|過世|去世|死亡|傷亡|受傷|死傷/iu,
    told: /died|death|dead|killed|casualt|injur|過世|去世|死|傷/iu,
  },
  { name: "education", asked: /\b(?:graduat\w+|degrees?|diploma|alma mater|studied at)\b|畢業|學歷|學位/iu },
  {
    name: "weather",
    asked:
      /\b(?:weather|rain(?:ed|ing|y)?|sunny|typhoon|temperature|snow(?:ed|ing)?)\b|天氣|下雨|下雪|颱風|氣溫|晴天|雨天/iu,
  },
  {
    name: "punishment",
    asked: /\b(?:fined?|fines|penal(?:ty|ties)|punish\w*|detained)\b|罰錢|罰款|處罰|開罰|拘留/iu,
  },
  { name: "expiry", asked: /\b(?:expir\w+|valid(?:ity)? (?:until|for)|renew\w*)\b|到期|有效期|續約|期限/iu },
  {
    name: "gift",
    asked: /\b(?:gifts?|presents?|souvenirs?)\b|禮物|贈禮|伴手禮|紀念品/iu,
    told: /\bgifts?\b|\bpresent(?:ed|s|ing)?\b|souvenir|gave|given|donat|禮|贈|送|捐|紀念/iu,
  },
  { name: "sponsor", asked: /\bsponsor\w*\b|贊助/iu },
  {
    name: "vote",
    asked: /\b(?:votes?|voted|voting|ballots?)\b|票數|投票|表決|幾票/iu,
    told: /\bvot|ballot|pass|票|表決|通過/iu,
  },
  { name: "birth", asked: /\b(?:born|birthday|birthplace)\b|出生|生日/iu },
];

/**
 * Values that stand beside a word of their own, in the sentence itself: no such word, no answer. Attributes that
 * news of this field often lacks.
 */
const MARKED_VALUES: readonly Matter[] = [
  { name: "age", asked: /幾歲|年齡|年紀|how old|\bage\b/iu, told: /歲|years? old|aged?\b/iu },
  {
    name: "money",
    asked:
      /多少錢|經費|預算|花費|費用|票價|價格|成本|how much (?:did|does|was|were|is|money)|prize money|獎金|\b(?:cost|budget|price|fee|expense|salary)s?\b/iu,
    told: /元|美金|經費|預算|獎金|prize money|NT\$|US\$|\$|€|\bdollars?\b|\beuros?\b|\b(?:cost|budget|price|fee|expense|salary)s?\b/iu,
  },
  {
    name: "name",
    asked:
      /(?<!長|員|代表|人|主任|大使)(?:叫什麼名|叫做什麼)|取名|命名|what(?:'s| is| are| was| were) the (?:nick)?names? of|what names?\b|what (?:is|are|was|were) .{2,60}\b(?:nick)?(?:called|named)\b/iu,
    told: /\b(?:nick)?named?\b|\bcalled\b|名為|名叫|名字|名稱|取名|命名|叫做|稱為|《|「|『/u,
  },
  {
    name: "saying",
    asked:
      /\bwhat (?:did|does|do|had) .{2,60}\b(?:say|tell|told|comment|remark|think|mean|argue|suggest|promise|warn)\b|說了什麼|說什麼|怎麼說|表示什麼|怎麼看|看法|回應什麼|如何回應/iu,
    told: /\b(?:said|says|told|noted|stressed|added|remarked|commented|called|described|spoke|speaking|mentioned|explained|pointed|hoped|expressed|argued|suggested|promised|warned|thanked|according|announced|recalled|named|compared|considers?|believes?)\b|說|表示|稱|指出|強調|提到|認為|盼|希望|宣布|回應|期盼|感謝|談/iu,
  },
  {
    name: "time of day",
    asked: /\bwhat time\b|幾點/iu,
    told: /\d{1,2}:\d{2}|\d\s?(?:am|pm|a\.m|p\.m)\b|o'clock|\bnoon\b|[\d一二三四五六七八九十][時點]/iu,
  },
  {
    name: "address",
    asked: /電話|phone number|e-?mail|電子郵件|地址|\baddress\b/iu,
    told: /\d{4}|@|路|街|\b(?:Road|Street|Rd)\b/iu,
  },
  {
    name: "share",
    asked: /百分之幾|百分比|percent|percentage|占多少|佔多少/iu,
    told: /%|％|百分之|percent|成/iu,
  },
];

/** The decisive matters that a question is about. */
export interface AskedMatters {
  /** Whose values stand in the sentence itself. */
  readonly marked: readonly Matter[];
  /** That the sentence or what stands around it speaks of. */
  readonly around: readonly Matter[];
}

/** Finds the matters of a question, once for all the sentences that are looked at for it. Chinese in Traditional. */
export function mattersAsked(question: string): AskedMatters {
  const isAsked = ({ asked }: Matter): boolean => asked.test(question);
  return { marked: MARKED_VALUES.filter(isAsked), around: MATTERS.filter(isAsked) };
}

/**
 * Whether a sentence speaks of every decisive matter that a question is about: values in the sentence itself, matters
 * there or in what stands around it (`around` holds the title and the neighbours too). Chinese in Traditional.
 */
export function speaksOfMatters(matters: AskedMatters, sentence: string, around: string): boolean {
  return (
    matters.marked.every(({ asked, told }) => (told ?? asked).test(sentence)) &&
    matters.around.every(({ asked, told }) => (told ?? asked).test(around))
  );
}
