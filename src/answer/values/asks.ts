import type { Slot } from "../../records/record.ts";

/** A value of an event that a question can ask for by words that leave no doubt. */
export interface Ask {
  readonly name:
    | "theme"
    | "venue"
    | "city"
    | "where"
    | "documents"
    | "areas"
    | "leader"
    | "size"
    | "attendance"
    | "gift"
    | "edition"
    | "date";
  /** What asks for it; Chinese in Traditional. */
  readonly asked: RegExp;
  /** Words of such a question that say nothing more, whole, folded to small letters. */
  readonly words: RegExp;
  /** Slots that fill it, the fittest first. */
  readonly slots: readonly Slot[];
  /** What a value has to look like, where a slot holds others as well. */
  readonly fits?: RegExp;
  /** Asks that this one is a part of: "in which hotel" also fits "where". */
  readonly instead: readonly Ask["name"][];
}

/** Official posts, which tell whose leader is asked for without naming anybody. */
const POSTS =
  "mayors?|deputy|deputies|vice|officials?|secretary|general|delegations?|teams?|groups?|sides?|visit|visited|市長|副市長|副|官員|代表團|訪問團|訪團|參訪團|團|一方|訪問|參訪|拜訪";

/** From general knowledge of how both languages ask; nothing in them names a city, a person or an event. */
export const ASKS: readonly Ask[] = [
  {
    name: "theme",
    asked: /\b(?:themes?|slogans?|mottos?)\b|主題/iu,
    words: /^(?:main|official|overall|themes?|slogans?|mottos?|主題|大會主題|年度主題)$/u,
    slots: ["event.theme"],
    instead: [],
  },
  {
    name: "venue",
    asked:
      /\b(?:which|what|in what|at which) (?:\p{Lu}?\p{Ll}+ )?(?:hotels?|venues?|halls?|buildings?|cent(?:er|re)s?)\b|\bvenue\b|哪(?:一)?[家間座棟處個]\p{Script=Han}{0,4}?(?:飯店|酒店|大樓|會場|場地|場館|中心|建築)|場地|會場/iu,
    words:
      /^(?:hotels?|venues?|halls?|buildings?|cent(?:er|re)s?|飯店|酒店|大樓|會場|場地|場館|中心|建築|棟|家|間|設)$/u,
    slots: ["event.venue"],
    instead: ["where", "city"],
  },
  {
    name: "city",
    asked: /\b(?:which|what) (?:host )?cit(?:y|ies)\b|哪(?:一)?[個座]?(?:城市|市)|哪一?邊/iu,
    words: /^(?:cit(?:y|ies)|hosts?|城市|市|邊|主辦)$/u,
    slots: ["event.place"],
    instead: ["where"],
  },
  {
    name: "where",
    asked:
      /\bwhere\b|\b(?:which|what) (?:place|location)\b|在哪(?!一?[年天日屆次])|哪[裡裏兒]|何地|何處|地點|什麼地方/iu,
    words: /^(?:location|venue|哪|哪裡|地點|何處|何地|地方|會場)$/u,
    slots: ["event.venue", "event.place"],
    instead: [],
  },
  {
    name: "documents",
    asked:
      /\bhow many (?:new )?(?:memorand\w+|mous?|agreements?|documents?)\b|\bnumber of (?:memorand\w+|mous?|agreements?)\b|(?:幾|多少)(?:[項個份]|項合作|份合作)?(?:合作)?(?:備忘錄|協議|文件)|備忘錄.{0,4}(?:幾|多少)[項個份]/iu,
    words:
      /^(?:memorand(?:um|ums|a)|mous?|agreements?|documents?|cooperation|understanding|new|signed?|signing|inked?|concluded?|resulted|produced|備忘錄|合作備忘錄|協議|文件|合作|簽|簽署|簽訂|簽了|簽下|簽過|項|份)$/u,
    slots: ["document.count"],
    instead: ["areas"],
  },
  {
    name: "areas",
    asked:
      /\b(?:which|what) (?:memorand\w+|mous?|agreements?)\b|\b(?:areas?|fields?|subjects?) .{0,40}(?:memorand\w+|mous?|agreements?)\b|(?:memorand\w+|mous?|agreements?)\b.{0,40}\b(?:about|cover(?:ed)?|concern(?:ed)?|areas?|fields?)\b|\bwhat (?:was|were) signed\b|(?:哪些|什麼|哪幾[項個份])(?:合作)?(?:備忘錄|協議)|備忘錄.{0,10}(?:內容|領域|哪些|什麼|方面)|簽.{0,3}(?:什麼|哪些)$/iu,
    words:
      /^(?:memorand(?:um|ums|a)|mous?|agreements?|areas?|fields?|subjects?|topics?|cooperation|understanding|new|signed?|signing|inked?|concluded?|cover(?:ed|s)?|concern(?:ed)?|about|備忘錄|合作備忘錄|協議|合作|簽|簽署|簽訂|簽了|簽下|內容|領域|方面|項|份|涵蓋|包括|關於)$/u,
    slots: ["document.area"],
    instead: [],
  },
  {
    name: "leader",
    asked:
      /\b(?:who|which \p{L}+(?: \p{L}+){0,3}?) (?:led|headed|leads|heads|was leading)\b|\bwho represented\b|\b(?:led|headed) by (?:whom|who)\b|\bwho was the (?:head|leader) of\b|誰.{0,4}(?:率|帶團|帶隊|領軍|領隊)|誰代表|(?:率團|帶團|帶隊|領軍|率隊|團長|領隊)的?(?:人)?(?:是|為)?(?:誰|哪)|由誰.{0,4}(?:率|帶|領)|哪(?:一)?[位個].{0,6}(?:率團|帶團|帶隊|領軍|率隊)/iu,
    words: new RegExp(
      `^(?:led|lead|leads|leading|headed|heads?|leader|represented|代表|coming|came|sent|visiting|率|率團|率領|帶團|帶隊|帶領|領軍|領隊|團長|率隊|赴|前往|來|去|來訪|出席|參加|人|${POSTS})$`,
      "u",
    ),
    slots: ["delegation.leader"],
    instead: [],
  },
  {
    name: "size",
    asked:
      /\bhow (?:many (?:people|members|persons|delegates)|large|big)\b.{0,40}\b(?:delegation|team|group)\b|\b(?:delegation|team|group)\b.{0,30}\bhow (?:many (?:people|members)|large|big)\b|\bsize of\b.{0,30}\bdelegation\b|團.{0,6}(?:幾|多少)[人個位名]|(?:幾|多少)[人個位名].{0,4}團|團.{0,4}人數|(?:率領?|帶領?|帶)了?(?:幾|多少)[人位名](?!次)|\bhow many people (?:came with|did .{2,40} (?:lead|bring))\b/iu,
    words: new RegExp(
      `^(?:people|members|persons|delegates|large|big|size|number|strong|took|taken|brought|led|leading|to|率領|率|帶|帶領|人|團員|成員|人數|規模|${POSTS})$`,
      "u",
    ),
    slots: ["delegation.size"],
    instead: ["attendance"],
  },
  {
    name: "attendance",
    asked:
      /\bhow many (?:people|participants|visitors|guests|attendees|delegates|spectators) (?:attended|attend|took part|take part|participated|participate|came|come|joined|were there|visited|did .{2,60} (?:draw|attract|have))\b|\bhow many (?:participants|visitors|attendees|guests) (?:were|did)\b|(?:多少|幾)(?:人|位|名)(?:次)?.{0,6}(?:參加|參與|出席|與會|到場|參觀|前往)|(?:吸引|共有|總共|有)(?:了)?(?:多少|幾)(?:人次|人|遊客|民眾|觀眾)|(?:參加|出席|與會|參與|參觀|到場)的?人[數次]/iu,
    words:
      /^(?:people|participants?|visitors?|guests?|attendees?|delegates?|spectators?|attend\w*|took part|take|part|participat\w*|joined|draw|drew|attract\w*|visited|number|人|人次|人數|參加|參與|出席|與會|到場|參觀|吸引|遊客|民眾|觀眾|共|共有|總共)$/u,
    slots: ["number.count"],
    fits: /(?:^| )(?:\p{Ll}+ )?(?:people|participants|visitors|guests|attendees|spectators|人次?|遊客|民眾|觀眾)$/u,
    instead: [],
  },
  {
    name: "edition",
    asked: /\b(?:which|what) edition\b|\bhow manyth\b|第幾屆/iu,
    words: /^(?:edition|第幾屆|屆|第幾)$/u,
    slots: ["event.edition"],
    instead: [],
  },
  {
    name: "date",
    asked:
      /\bwhen\b|\b(?:what|which|on what|on which) (?:exact )?(?:dates?|days?|month|year)\b|\bdates? of\b|何時|什麼時候|什麼時間|哪一?[天日年]|幾[月號日]|日期/iu,
    words: /^(?:exact|dates?|days?|month|日期|時間|號|月|日|從|到|開始|結束|哪天|幾號|幾月)$/u,
    slots: ["event.date"],
    instead: [],
  },
];

/** What may be said of any event without asking for more of it, whole, in small letters. */
export const EVENT_WORDS =
  /^(?:how|many|how many|hold|held|holding|host|hosted|hosting|stage|staged|take|took|taken|place|convene[ds]?|open|opened|opening|begin|began|start|started|kick|kicked|run|ran|happen\w*|go|went|annual|yearly|edition|event|meeting|gathering|city|cities|twin|day|days|fall|fell|come|came|out|exactly|agreed|exchange|舉行|舉辦|召開|辦|辦理|登場|開幕|開場|開|開始|展開|進行|起|活動|會議|屆|年度|年|兩市|雙方|兩邊|兩城|城市|雙城|論壇|該|場|那|這|一場|那場|這場|那屆|這屆|的)$/u;
