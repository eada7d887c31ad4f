/**
 * Words that put a question rather than say what it is about. They are taken out before its content is looked up;
 * what asks ("who", "how many") has been read by `questionKind` before.
 */
export const ENGLISH_QUESTION_WORDS: ReadonlySet<string> = new Set(
  (
    "a an the and or of in on at to for from by with about as into over under during after before between among than then " +
    "is are was were be been being am do does did done has have had having can could will would shall should may might must " +
    "what which who whom whose when where why how many much long often far there here that this these those it its they them " +
    "their he him his she her we us our you your i me my mine any some all each every other another such so not no nor if " +
    "please tell know want like find show give say said tells list name names called many ever also both just only more most " +
    "kind kinds type types sort number year years date day time times place thing things way reason actually exactly really " +
    "happen happened happens take took taken taking get got go went going come came let s t d ll re ve vs per via out up off " +
    "last next first latest recent ago today yesterday tomorrow according total altogether people person someone anyone hear heard does regarding concerning within without against own same very too"
  ).split(" "),
);

/** Chinese phrases that put a question, longest first where one holds another; in Traditional. */
export const CHINESE_QUESTION_PHRASES =
  /請問一下|想請問|想請教|請教|請問|想問一下|想問|想知道|想了解|想瞭解|告訴我|可以告訴我|麻煩|幫我|查一下|一下|您好|你好|謝謝|聽說|據說|有哪幾[個座項位場]?|哪幾[個座項位場]?|哪些人|哪些|哪一[個座項位場年天日屆間家種國支本次]|哪[個座項位場年天日屆間家種國裡裏兒支本]|有那些|什麼時候|什麼時間|什麼地方|什麼地點|什麼樣的?|什麼|甚麼時候|甚麼|何時開始|何時|何地|何處|何人|為什麼|為甚麼|為何|為了什麼|怎麼會|怎麼樣|怎麼|怎樣|如何|多少|多久|多大|多長|幾[個位名人項件次年月號日座場支隊隻張天份國屆點片]|第幾[屆次個]|是誰|由誰|跟誰|和誰|與誰|誰的|是不是|有沒有|是否|能不能|會不會|有無|可不可以|叫做|稱為|叫什麼|名叫|名字|當時|當天|當年|當初|那一?[年天次屆場]|的時候|時候|的話|如果有|如果/gu;

/** Chinese words that carry no content of a question, after it has been cut into words; folded. */
export const CHINESE_STOP_WORDS: ReadonlySet<string> = new Set(
  (
    "的 了 是 在 有 与 和 跟 及 同 被 为 于 到 由 从 对 向 把 将 给 并 而 之 所 都 也 又 就 才 这 那 我 我们 你 你们 您 他 她 它 他们 她们 自 以 因 或 但 若 " +
    "会 要 能 可 可以 来 去 个 位 名 项 件 次 座 场 些 几 何 谁 哪 吗 呢 吧 啊 呀 过 着 得 地 上 下 中 里 内 外 想 说 做 用 让 请 请问 好 吗 谢谢 当初 " +
    "这个 那个 之间 以及 还有 或是 还是 其中 关于 有关 根据 因为 所以 地方 开始 起来 分别 总共 一共 共 共有 总计 一起 一 一些 曾 曾经 已 已经 目前 现在 过去 " +
    "时 时间 期间 当 第 年 月 日 天 岁 后 前 之后 之前 以来 以后 以前 起 是否 应该 需要 希望 知道 名称 名字 叫 称 称为 叫做 方式 什么 哪些 多少 原因 为什么 只 还 更 最 很 再 比较 " +
    "今年 去年 前年 明年 后年 本年 上次 下次 上届 下届 最近 今天 昨天 明天 最新 一次 地点 日期 人数 数量 次数 " +
    "人 人们 大家 谁 东西 事 事情 情况 内容 部分 方面 每 各 等 其 此 该 本 另 另外 但是 不过 然后 而且 如果 虽然 呢 吗 了 到底 究竟 真的 有没有 没有 没 不 未 别 并 却 还是 是什 底 初"
  ).split(" "),
);

/** Adjectives of countries: they place a name but are none themselves. */
export const DEMONYMS: ReadonlySet<string> = new Set(
  (
    "chinese taiwanese japanese korean american british english french german dutch czech polish italian spanish portuguese russian turkish thai vietnamese " +
    "indonesian malaysian philippine filipino indian mongolian canadian australian finnish swedish norwegian danish latvian lithuanian estonian hungarian " +
    "slovak austrian swiss belgian greek israeli egyptian mexican brazilian european asian african nordic western eastern northern southern mainland cross-strait " +
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday new year day eve " +
    "mayor mayors deputy vice president governor minister director mr mrs ms dr forum festival summit games city cities council sister university zoo district county republic river mou mous"
  ).split(" "),
);

/**
 * Words that most news of this field uses, in English stems and folded Chinese: sharing them says little about
 * whether a sentence answers. They count for finding, not as focus.
 */
export const COMMON_STEMS: ReadonlySet<string> = new Set(
  "hold held host city citi forum mayor attend taipei visit sign signed govern meet met lead led deleg twin exchang event offici speak spok lea two".split(
    " ",
  ),
);

export const COMMON_HAN: ReadonlySet<string> = new Set(
  "举行 举办 召开 城市 市长 论坛 参加 出席 台北 访问 签署 签订 签 市府 政府 双城 参访 率领 带领 率 团 交流 活动 进行 会面 两市 双方 双城论坛 哪天 办 开 去 来 年 月 日 届 市 前 后 时 人".split(
    " ",
  ),
);
