import { fold } from "../../language/fold.ts";
import { stem } from "../../language/stem.ts";

/**
 * English words that join, point and hold a sentence together: they claim nothing of their own. Numbers, negations and
 * ranks are among them, since others look after those. Chosen by reading sentences, not measured.
 */
const ENGLISH = new Set(
  (
    "a an the and or nor of in on at to for from by with about as into onto over under during after before between among amid than then up out off down through " +
    "throughout within without until till since upon per via toward towards across along around near above below beyond behind beside against " +
    "is are was were be been being am do does did done doing has have had having can could will would shall should may might must need " +
    "what which who whom whose when where why how here there that this these those it its itself they them their theirs themselves he him his himself she her hers herself " +
    "we us our you your i me my mine one ones other others another each every any some both either neither all such same own several various certain " +
    "so not no if also too very just only even still yet again already then thus hence therefore however moreover furthermore meanwhile while whereas although though because " +
    "addition besides altogether total overall well further include including included comprise comprising consist consisting contain containing " +
    "according accord respectively namely example instance like especially particular particularly mainly mostly " +
    "s t d ll re ve etc vs per more less fewer most least many much few lot number amount first second third last next " +
    "day date year month week time times today part way thing take took taken taking place make made making get got go went gone come came put " +
    "become became take hold held holding use used using concern concerning regard regarding relate related involve involving " +
    "mr ms mrs dr new city now ago later earlier previous previously once set fall fell " +
    "am pm o'clock morning afternoon evening noon say said says state stated report reported tell told note noted add added attend attends attended attending people person persons offer offers offered draw drew drawn refer refers referred link linked links want wants wanted feature features featured post pre non co re go goes went gone" +
    " amongst whilst likewise indeed actually basically rather quite anyway anyhow thereby therein thereof" +
    " thereon thereto therewith thereupon thereafter whereby wherein whereof whereupon hereby herein" +
    " hereto hereof herewith hitherto nonetheless nevertheless notwithstanding albeit someone something" +
    " else beneath underneath inside atop amidst apart aside alongside pertain pertaining pertinent ie eg" +
    " viz oneself ourselves myself yourself yourselves ours yours additionally correspondingly meantime" +
    " versus plus incidentally aforementioned aforesaid abovementioned insofar inasmuch forth kind sort" +
    " type aspect matter fact basis based context item piece bit lots totaling totalling totaled totalled" +
    " amounting thereabouts approximately roughly circa et al associated corresponding"
  ).split(" "),
);
const ENGLISH_STEMS = new Set(Array.from(ENGLISH, (word) => stem(word)));

/** The same in Chinese, cut into words; folded. */
const CHINESE = new Set(
  (
    "的 了 是 在 有 與 和 跟 及 同 被 為 於 到 由 從 對 向 把 將 給 並 而 之 所 都 也 又 就 才 這 那 我 他 她 它 他們 她們 自 以 因 或 但 若 會 要 能 可 可以 可能 來 去 個 位 名 項 件 次 座 場 些 幾 何 " +
    "不 未 無 非 沒 沒有 並未 尚未 未能 過 著 得 地 上 下 中 裡 內 外 用 讓 使 再 更 最 很 較 只 僅 還 仍 已 已經 曾 曾經 正 正在 即 便 則 均 皆 各 每 等 其 其中 其他 另 另外 此 該 本 某 " +
    "這個 那個 這些 那些 這次 這項 這份 這場 這屆 此次 此外 之後 之前 以來 以後 以前 隨後 接著 後來 當時 當天 當日 當年 時 時候 期間 目前 現在 至 至今 起 止 間 之間 後 前 初 底 末 " +
    "因為 由於 所以 因此 如果 雖然 但是 不過 而且 以及 還有 或是 並且 同時 分別 共 共有 總共 一共 合計 全部 一起 一同 一些 一 第 年 月 日 天 週 號 點 分 " +
    "關於 有關 針對 根據 據 依 依據 按 按照 透過 通過 作為 成為 包括 包含 涵蓋 等等 例如 如 像 方面 部分 部份 內容 情況 人 者 市 人次 約 大約 左右 超過 以上 以下 不到 近 逾 多 餘 " +
    "進行 使用 舉行 年度 上午 下午 晚間 中午 早上 晚上 凌晨 傍晚 首 首次 首度 頭 邊 方 雙方 兩 兩人 兩市 位於 屬於 做 說 叫 請 地點 時間 日期 訂 定 為期 預定 今 新 原 共同 也是 而是 就是 都是 這是 以 家 間 兩位 多人 其後 表示 指出 告訴 報導 了解 據了解 都在 前往 赴 來到 去 人的 臺 會 派 當中 也在 方式 顯示 出席 參加 參與 花了 上臺 以來 是 至於 在於" +
    " 這回 這趟 這麼 這樣 這般 這裏 這兒 這段 這批 這條 這種 這類 這番 這部 這支 這期 那裏 那兒 那樣 那麼 那段 那批 那條 那種 那類 此處 此趟 此番 此行 此刻 此舉 此種 此類" +
    " 本身 自己 自身 我們 咱們 你們 您們 它們 牠們 哪些 哪裡 哪裏 哪個 哪位 什麼 甚麼 怎麼 怎樣 為什麼 多少 然而 然後 況且 何況 爾後 進而 甚至 甚而 尤其 特別是 諸如 好比 譬如" +
    " 比如 舉例 舉例來說 縱使 縱然 儘管 雖說 固然 既然 除了 除此 除此之外 另一方面 一方面 抑或 亦即 意即 換言之 換句話說 總之 總而言之 整體而言 來講 來看 而言 的話 的時候 之類" +
    " 之際 之處 裡面 裏面 裏頭 其實 隨即 一行 共計 總計 計有 截至 直到 直至 迄今 打從 關乎 有關於 藉由 藉著 藉此 憑藉 經由 隨著 隨之 沿著 順著 朝著 趁著 照著 依照 遵照 連同" +
    " 相對 相對於 加以 當作 當成 具有 帶有 含有 乃是 乃至 的確 實際上 事實上 基本上 大致 大致上 大體 大抵 畢竟 究竟 倒是 可謂 當然 自然 更加 大概 大略 約略 約莫 差不多 當下" +
    " 諸位 諸多 若干 些許 各種 各式 各類 種種 人士 事項 事情 事宜 東西 過程 狀況 情形 層面 面向 類型 種類 程度 範疇 角度 時刻 一帶 先生 女士 小姐 閣下 具體來說 具體而言" +
    " 簡單來說 簡言之 一般來說 值得一提 值得注意 順帶一提 加上 再加上 外加 所謂 上述 前述 下列 以上所述"
  )
    .split(" ")
    .map(fold),
);

/** Whether an English word in small letters claims nothing of its own. */
export function isLightEnglish(word: string): boolean {
  if (ENGLISH.has(word)) return true;
  // Another form of one of them; "quit", which is its own stem, is none of "quite".
  const root = stem(word);
  return root !== word && ENGLISH_STEMS.has(root);
}

/** Whether a Chinese word, folded, claims nothing of its own. */
export function isLightChinese(word: string): boolean {
  // A single character is a measure word, a part of a name or grammar; one that stands for two light words is both.
  const isMadeOfLight = Array.from(word).every((character) => CHINESE.has(character));
  return (
    word.length === 1 ||
    isMadeOfLight ||
    CHINESE.has(word) ||
    /^[零〇一二两三四五六七八九十百千万亿]+\p{Script=Han}?$/u.test(word)
  );
}
