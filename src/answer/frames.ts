import type { QuestionKind } from "./question-kind.ts";

/**
 * An attribute of an event that citizens ask for, with the words that ask for it and those beside which news states
 * it. A sentence on the right event that lacks these words seldom answers, however many others it shares.
 */
export interface Frame {
  readonly name: string;
  /** What a question about it says; Chinese in Traditional. */
  readonly asked: RegExp;
  /** What a sentence that states it says. */
  readonly told: RegExp;
  /** The words may be left out, in a list under a heading say. */
  readonly isLoose?: boolean;
}

const DURATION_TOLD =
  /\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half an|half a)[- ](?:\w+ )?(?:day|hour|minute|week|month|year)s?\b|\d[\d,]*\s?(?:天|日遊|個?小時|分鐘|個?月|週|周|年(?!\d|\s?\d))|[一二兩三四五六七八九十半]+(?:天|個?小時|分鐘|個月|週|周|年)|\bovernight\b|全天|整天|半天/iu;

/**
 * The frames, from what citizens ask of city exchanges in both languages. Written from the development questions and
 * from general knowledge of news; nothing in them names a city, a person or an event.
 */
export const FRAMES: readonly Frame[] = [
  {
    name: "theme",
    asked: /\b(?:themes?|slogan|motto|tagline)\b|(?<!會談的|討論的|展示.{0,3})主題|標語|口號/iu,
    told: /\b(?:themes?|themed|slogan|motto|tagline|under the (?:title|banner|heading)|entitled|titled)\b|主題|標語|口號|為題|題為/iu,
  },
  {
    name: "leader of a delegation",
    asked:
      /\b(?:who|whom|which \w+(?: \w+)?) (?:led|headed|leads|heads|was leading|brought|took)\b|\b(?:led|headed) by (?:whom|who)|\b(?:head|leader) of the \w* ?delegation|誰.{0,6}(?:率|帶團|帶隊|領軍|領隊)|(?:率團|帶團|帶隊|領軍|率隊|團長|領隊)的?(?:人)?(?:是|為)?(?:誰|哪)|由誰.{0,4}(?:率|帶|領)|哪.{1,8}(?:率團|帶團|帶隊|領軍|率隊)/iu,
    told: /\b(?:led|leads?|leading|headed|heads?|brought|took|under)\b|率|帶隊|帶團|領軍|領隊|團長|帶領|為首/iu,
  },
  {
    name: "duration",
    asked:
      /how long (?:did|does|do|was|were|is|are|will|would|had|has|in|the)\b(?!.*\bsince\b)|for how long|how many (?:days|hours|minutes|weeks|months|years)|how (?:short|lengthy)|多久|多長時間|幾(?:天|個?小時|個月|分鐘|週|周|年(?!級|代))(?!.{0,3}(?:舉行|舉辦|成立|開始))/iu,
    told: DURATION_TOLD,
  },
  {
    name: "time of day",
    asked: /\bwhat time\b|at what hour|幾點|幾時/iu,
    told: /\d{1,2}:\d{2}|\d\s?(?:am|pm|a\.m|p\.m)\b|o'clock|\bnoon\b|\bmidnight\b|[\d一二三四五六七八九十]\s?[時點](?!間|候|代|期)|中午|上午|下午|晚間/iu,
  },
  {
    name: "age",
    asked: /幾歲|年齡|年紀|how old|\bage of\b/iu,
    told: /歲|years? old|\baged?\b/iu,
  },
  {
    name: "money",
    asked:
      /多少錢|經費|預算|花費|花了多少(?!時間|天|小時)|費用|票價|價格|成本|金額|獎金|how much (?:did|does|was|were|is|money|will|rent|of a)|how much .{0,60}\b(?:pay|paid|cost|spent|spend|raised?|donated?|charged?|earned?|won|worth|put in(?:to)?|contribute[ds]?)\b|prize money|\b(?:costs?|budget|prices?|fees?|expenses?|salary|funding|worth)\b/iu,
    told: /[\d萬億]\s?(?:元|歐元|美元|日圓|日元)|美金|prize money|NT\$|US\$|\$|€|\d \w{0,8} ?(?:dollars?|euros?|yen)\b|免費|\bfree of charge\b/iu,
  },
  {
    name: "share",
    asked:
      /百分之幾|百分比|比例|比率|percent|percentage|what share|what proportion|how big a part|占多少|佔多少|占了多少|佔了多少|\brate\b|失業率|支持率/iu,
    told: /%|％|百分之|percent|[一二三四五六七八九]成|分之|\bhalf\b|\bthirds?\b|\bquarters?\b/iu,
  },
  {
    name: "rank",
    asked:
      /第幾(?:名|位)|名次|排名|排第|\b(?:ranks?|ranked|ranking|placing)\b|what (?:place|position) (?:did|does|was|is|in)|how (?:high|well) did|finish(?:ed)? (?:in|first|second|third|where)/iu,
    told: /第\s?[\d一二三四五六七八九十]+\s?(?:名|位)|名次|排名|冠軍|亞軍|季軍|\brank(?:s|ed|ing)?\b|\b(?:first|second|third|fourth|fifth|\d+(?:st|nd|rd|th)) (?:place|in|among|of)\b|\bchampion|\brunners?[- ]up/iu,
  },
  {
    name: "second place",
    asked: /第二名|亞軍|屈居第二|\brunners?[- ]up\b|\b(?:second place|came second|finished second)\b/iu,
    told: /第二名|亞軍|屈居第二|居次|\brunners?[- ]up\b|\bsecond\b/iu,
  },
  {
    name: "third place",
    asked: /第三名|季軍|\b(?:third place|came third|finished third|bronze medal)\b/iu,
    told: /第三名|季軍|\bthird\b|\bbronze\b/iu,
  },
  {
    name: "result of a contest",
    asked:
      /\b(?:champions?|winners?|came first|first place|gold medals?|trophy|defeated|(?:who|which (?:\w+ )?(?:team|crew|player|athlete|runner|city|school)) (?:won|wins|beat)|won the (?!prize|award))\b|冠軍|亞軍|季軍|優勝|得獎者|獲勝|贏|奪冠|第一名|金牌/iu,
    told: /\b(?:champions?|winners?|won|wins?|winning|first place|gold|trophy|beat|defeated|victory|prevailed)\b|冠軍|亞軍|季軍|優勝|得獎|獲獎|獲勝|贏|奪|第一名|金牌|勝出|險勝/iu,
  },
  {
    name: "name",
    asked:
      /(?<![長員者表使人])(?:叫什麼(?:名|$|？|\?)|叫做什麼|取了?什麼|什麼名字|哪些名字|名字(?:是|叫|為)|名稱(?:是|為|叫)|正式名稱|中文名|英文名|綽號|暱稱|小名)|取名|命名|what(?:'s| is| are| was| were) the (?:\w+ )?(?:nick)?names? of|what (?:nick)?names?\b|what (?:is|are|was|were|do|does|did) .{2,70}\b(?:nick)?(?:called|named|call)\b|\bnickname\b|\brenamed?\b/iu,
    told: /\b(?:nick|re)?named?\b|\bnames\b|\bcalled\b|\bknown as\b|名為|名叫|名字|名稱|取名|命名|叫做|稱為|綽號|暱稱|稱作|譽為|名是|《|「|『|[“"]/iu,
  },
  {
    name: "saying",
    asked:
      /\bwhat (?:else )?(?:did|does|do|had|has|was|were) .{2,90}\b(?:say|saying|said|tell|told|comment|remark|think|thought|mean|argue|suggest|promise|warn|answer|reply|respond|point out|stress|mention|claim|ask(?: for)?|call for|propose|explain|describe|hope|express)\b|\bwhat (?:comments?|remarks?|opinions?|views?|answers?|response|reply)\b|\bhow did .{2,60}\b(?:describe|respond|react|explain|comment|put it|see|characteri[sz]e)\b|說了?(?:什麼|哪些)|說些?什麼|怎麼說|表示了?什麼|怎麼看|看法|回應了?什麼|如何回應|怎麼回應|提到了?(?:什麼|哪些)|強調了?(?:什麼|哪)|怎麼形容|如何形容|怎麼解釋|如何解釋|期許什麼|希望什麼/iu,
    told: /\b(?:said|says|say|told|noted|stressed|added|remark(?:ed|s)?|commented|calls?|called|described|spoke|speaking|mentioned|explained|pointed|hoped|hopes?|expressed|argued|suggested|promised|warned|thanked|according|announced|recalled|compared|considers?|believes?|asked|urged|proposed|replied|answered|stated|emphasi[sz]ed|underlined|in (?:his|her|their) (?:words|view)|wished|praised|saw|looked forward)\b|說|表示|稱|指出|強調|提到|認為|盼|希望|宣布|回應|期盼|期許|感謝|談|主張|建議|呼籲|坦言|直言|致詞|透露|解釋|形容|肯定|期待|提出/iu,
  },
  {
    name: "reason",
    asked:
      /\bwhy\b|\breasons?\b|how come|what (?:made|caused|led to|prompted)|because of what|due to what|為什麼|為甚麼|(?<!主題|議題|名稱|日期|地點|目的)為何|何以|原因|理由|怎麼會|為了什麼|因為什麼|何故/iu,
    told: /\b(?:because|due to|owing to|as a result|reasons?|so that|in order to|in view of|amid|prompted|caused|since|after|for the|thanks? (?:to|for)|on account of|following|blamed|grounds|over)\b|因|由於|為了|避免|以便|考量|受.{1,14}影響|使得|鑑於|理由|配合|導致|以(?:利|表|示)/iu,
    isLoose: true,
  },
  {
    name: "purpose",
    asked:
      /what (?:was|is|were|are) the (?:purpose|aim|goal|objective|point)s?|\bwhat for\b|for what (?:purpose|occasion)|to do what|目的|目標|用意|宗旨|做什麼|幹什麼|幹嘛|參加什麼/iu,
    told: /\b(?:purpose|aims?|aimed|goals?|objective|in order to|to \w+|for|so that|intended|designed to|attend(?:ed)?)\b|目的|目標|旨在|為了|以(?!及)|期|盼|宗旨|參加|出席/iu,
    isLoose: true,
  },
  {
    name: "gift",
    asked:
      /\b(?:gifts?|presents?(?!ed)|souvenirs?|what did .{2,60}\b(?:give|bring|hand over|present .{2,30} with))\b|禮物|贈禮|伴手禮|紀念品|見面禮|送了?.{0,12}什麼|贈送?.{0,12}什麼|互贈|帶.{0,6}禮/iu,
    told: /\bgifts?\b|\bpresent(?:ed|s|ing)?\b|souvenir|\bgave\b|\bgiven\b|\bgives?\b|\bgiving\b|\bbrought\b|donat|handed|exchanged|禮|贈|送|捐|紀念/iu,
  },
  {
    name: "what was signed",
    asked:
      /\b(?:what|which|how many) .{0,40}\b(?:signed?|sign|agreements?|memorand\w+|mous?|documents?|pacts?|deals?)\b|簽(?:署|訂|下|了|的|定)?.{0,8}(?:什麼|哪些|幾|哪|何)|(?:哪些|什麼|幾[項份個]).{0,8}(?:備忘錄|協議|協定|文件|合約|意向書)|備忘錄.{0,10}(?:什麼|哪些|內容)/iu,
    told: /\bsign\w*\b|agreement|memorand|\bmous?\b|\bdocuments?\b|\bpacts?\b|\bdeals?\b|簽|備忘錄|協議|協定|文件|意向書|盟約/iu,
  },
  {
    name: "fields covered",
    asked:
      /\b(?:fields?|areas?|topics?|subjects?|issues?|aspects?|content|contents|cover(?:s|ed)?|about what|what .{0,60}\babout|deal(?:s|t)? with|focus(?:ed)?|concern(?:s|ed)?|agenda)\b|領域|方面|內容|範圍|項目|議題|涵蓋|包括哪|關於什麼|有關什麼|討論.{0,4}(?:什麼|哪些)|聊.{0,4}(?:什麼|哪些)|談.{0,6}(?:什麼|哪些)|哪[些幾].{0,4}事|焦點/iu,
    told: /\b(?:on|in|about|concern\w*|cover\w*|fields?|areas?|topics?|subjects?|deal\w*|dealt|discuss\w*|talk\w*|includ\w*|consist\w*|focus\w*|regarding|such as|exchanges? of|cooperation (?:on|in)|experience|one (?:on|is|was)|relating)\b|領域|方面|內容|涵蓋|包括|包含|分別|討論|議題|聚焦|關於|針對|就|以及|等|有關|談|涉及|項目/iu,
    isLoose: true,
  },
  {
    name: "companions",
    asked:
      /\b(?:accompan\w+|travel(?:l?ed|l?ing)? with|went along|tagged? along|came along|flew with|joined (?:him|her|them)|members of the \w* ?(?:delegation|team|group)|who else|entourage)\b|隨行|同行|跟著.{0,4}去|一起去|陪同|隨.{1,8}(?:去|赴|前往)|團員|代表團成員|一行/iu,
    told: /\b(?:accompan\w+|travel\w* with|joined|members?|along with|together with|with (?:him|her|them)|delegation|including|consist\w*|were on|brought|came with|escort\w*)\b|隨行|同行|陪同|率|帶領|一行|包括|成員|隨團|偕|代表團|訪問團|訪團/iu,
    isLoose: true,
  },
  {
    name: "organiser",
    asked:
      /\b(?:who|which \w+(?: \w+)?) (?:organi[sz]ed?|organi[sz]es|hosted|hosts|ran|held|put on|staged|arranged)\b|\borgani[sz]ers?\b|organi[sz]ed by|主辦單位|主辦的|誰主辦|承辦|協辦|由誰.{0,3}(?:辦|主辦)|哪.{1,6}(?:主辦|舉辦|承辦|主責|負責)|誰負責|\bresponsible\b|in charge of/iu,
    told: /\borgani[sz]\w+|\bhost(?:s|ed|ing)?\b|\bstaged\b|\bheld\b|\bran\b|\bresponsible\b|\bput on\b|in charge|主辦|承辦|協辦|合辦|舉辦|籌辦|負責|主責|辦理/iu,
  },
  {
    name: "maker",
    asked:
      /\bwho (?:designed|created|wrote|painted|composed|built|made|drew|directed|conducted|invented|founded|started|launched|proposed|suggested|initiated|came up with)\b|\b(?:designer|author|composer|architect|painter|founder|initiator|conductor|director) of\b|誰(?:設計|創作|寫|畫|作曲|建|指揮|創辦|發起|提議|提出|推動)|設計師|作者|由誰(?:設計|創作|發起|提議|指揮)|(?:設計|發起|提議|創辦|指揮)的?(?:人)?是誰|是誰(?:設計|發起|提議|提出|創辦|指揮)/iu,
    told: /\b(?:designe(?:d|rs?)|create(?:d|s)|creators?|wr(?:ote|itten)|painte(?:d|rs?)|compose(?:d|rs?)|built|directe?(?:d|ors?)|conduct(?:ed|ors?)|invent(?:ed|ors?)|founde(?:d|rs?)|start(?:ed|ing)|launched|propos(?:ed|al)|suggest(?:ed|ion)|initiat(?:ed|ors?|ive)|put forward|artists?|architects?|authors?|by)\b|[由].{1,24}(?:設計|創作|打造)|設計(?:師|者|的是|人)|創作|寫|畫|作曲|作者|打造|指揮|創辦|發起|提議|提出|倡議|推動|藝術家/iu,
  },
  {
    name: "since when",
    asked:
      /since when|how long have|how long has|when did .{2,60}\b(?:become|establish|begin|start|set up|form|twin)|since (?:what|which) year|(?:什麼時候|何時|哪一?年|哪天|哪一天).{0,14}(?:結盟|締結|結為|成為|建立|締盟|變成|開始|起)|從(?:什麼時候|何時|哪一?年)/iu,
    told: /\b(?:since|became|become|establish\w*|sign\w*|began|begun|started|set up|formed|twinn\w*|ties|anniversary|first|from|opened|launched)\b|締結|結為|成為|建立|締盟|簽|開始|起|自|週年|周年|以來|啟用|結盟|首/iu,
  },
  {
    name: "exhibits",
    asked:
      /\b(?:exhibit\w*|on show|on display|displayed|showcase\w*|show (?:to|off|in)|(?:was|were) shown|put on show|get to see|presented (?:at|to|in))\b|展出|展示|展覽.{0,4}(?:什麼|哪)|看到什麼|亮點/iu,
    told: /\b(?:exhibit\w*|show\w*|display\w*|showcas\w+|present\w*|introduc\w+|feature\w*|screening|includ\w*|consist\w*)\b|展|呈現|介紹|亮點|放映|包括/iu,
    isLoose: true,
  },
  {
    name: "learning",
    asked:
      /\b(?:learn\w*|study|studied|know-how|experiences?|lessons?|borrow|best practices?)\b.{0,40}\?|取經|學習?(?:了|到)?什麼|學.{0,6}(?:什麼|哪)|經驗/iu,
    told: /\b(?:learn\w*|stud(?:y|ied|ies)|know-how|experiences?|lessons?|borrow|share[ds]?|practices?|training)\b|取經|學|經驗|借鏡|借鑑|汲取|吸取|分享/iu,
    isLoose: true,
  },
  {
    name: "thanks",
    asked: /\b(?:thank(?:ed|s|ing|ful)?|grateful|gratitude)\b|感謝|道謝|致謝/iu,
    told: /\b(?:thank(?:ed|s|ing|ful)?|grateful|gratitude|appreciat\w+)\b|感謝|道謝|致謝|謝/iu,
  },
  {
    name: "condition",
    asked: /\b(?:conditions?|proviso|strings|requirements?|on what terms|caveats?)\b|條件|但書|附帶/iu,
    told: /\b(?:conditions?|proviso|provided|only if|unless|requir\w+|attach\w*|on the terms)\b|條件|但書|附帶|若|須|必須|前提/iu,
  },
  {
    name: "next",
    asked:
      /\b(?:next (?:stop|destination|country|edition|host|forum|year|step)|go on to|travel(?:l?ing)? to next|afterwards|where .{0,30}\bnext)\b|下一?(?:站|屆|次|步)|接著|之後(?:又|再|要|還)|接下來/iu,
    told: /\b(?:next|then|continued?|continue|after(?:wards)?|later|subsequently|went on|travel on|following|onward|will)\b|下一?(?:站|屆|次)|接著|之後|再|轉往|隨後|後|將/iu,
  },
];

/** How a sentence stands to the attributes that a question asks for: shares of them, 0 where none is recognised. */
export interface FrameFit {
  /** Whose words it has. */
  readonly framed: number;
  /** Whose words it lacks, though news does without them at times. */
  readonly unframed: number;
  /** Whose words it lacks, and hardly any statement does without them. */
  readonly unstated: number;
}

/** The frames that a question asks for; a question for a person asks for no other name. */
export function framesAsked(question: string, kind: QuestionKind): readonly Frame[] {
  return FRAMES.filter(({ name, asked }) => !(kind === "who" && name === "name") && asked.test(question));
}

/** How a sentence stands to the frames asked for. */
export function frameFit(frames: readonly Frame[], sentence: string): FrameFit {
  const share = (isCounted: (frame: Frame) => boolean): number =>
    frames.length === 0 ? 0 : frames.filter(isCounted).length / frames.length;
  return {
    framed: share(({ told }) => told.test(sentence)),
    unframed: share(({ told, isLoose = false }) => isLoose && !told.test(sentence)),
    unstated: share(({ told, isLoose = false }) => !isLoose && !told.test(sentence)),
  };
}
