/** What is held, in English; alternatives of a pattern over tagged texts. */
export const ENGLISH_GATHERING =
  "(?:{series}|forums?|summit|festival|conference|congress|convention|games|championships?|tournament|expo|exhibition|exhibit|show|marathon|races?|regatta|meeting|talks|ceremony|banquet|dinner|lunch|luncheon|breakfast|reception|party|gala|parade|seminar|symposium|workshop|concerts?|performance|screening|competition|contest|match|biennale|triennale|fair|bazaar|cup|carnival|camp|event|celebrations?)";

/** What is held, in Chinese. */
export const CHINESE_GATHERING =
  "(?:{series}|論壇|峰會|高峰會|燈節|燈會|音樂節|藝術節|電影節|美食節|展覽|特展|畫展|博覽會|大會|年會|錦標賽|邀請賽|比賽|競賽|賽事|典禮|儀式|晚宴|午宴|餐會|酒會|茶會|會議|會談|座談會|座談|研討會|說明會|音樂會|演唱會|運動會|活動|嘉年華|博會|雙年展|影展|馬拉松|文化節|節慶|市集|營隊|夏令營|龍舟賽|帆船賽|電競賽|慶祝會|\\p{Script=Han}{2}(?:節|賽|展|祭)(?![目事示開出現望館品覽]))";

/** Verbs that say that something takes place or took place. */
export const ENGLISH_HELD =
  "(?:held|hosted|staged|took place|takes? place|taking place|opened|opens|open|began|begins|starts|started|got under way|gets under way|kicked off|kicks off|convened|inaugurated|launched|concluded|closed|ended|wrapped up|came to an end|took? part|returned|ran|runs)";

export const CHINESE_HELD =
  "(?:舉行|舉辦|登場|揭幕|開幕|開場|召開|開議|開跑|開賽|展開|落幕|閉幕|進行|揭牌|簽署|簽約|簽訂|簽下|締結|設宴|宴請|主辦|辦理|出席|參加|與會|會面|會見|會晤|接見|接待|迎接|歡迎|演出|表演|展出|開展|開打|會談|頒獎|致詞|演講|發表|宣布|點燈|亮相|見面|交流|座談|慶祝|授旗|授證)";
