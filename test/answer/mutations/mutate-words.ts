import { changing, hanChanges, wordChanges } from "./word-changes.ts";
import type { Operator } from "./source.ts";

const PLAN =
  /\b(?:will|would|was to|were to|is to|are to|planned|due to|set for|set to|expected|scheduled|invited|intended)\b|將|預定|預計|打算|準備|計畫/u;

/** A past verb with its bare form. */
const VERBS =
  "visited=visit, signed=sign, attended=attend, led=lead, met=meet, headed=head, received=receive, welcomed=welcome, " +
  "hosted=host, opened=open, gave=give, reached=reach, arrived=arrive, travelled=travel, became=become, spoke=speak, " +
  "joined=join, won=win, brought=bring, started=start, thanked=thank, presented=present, accompanied=accompany, came=come";
const VERB_PAIRS = VERBS.split(", ").map((pair) => pair.split("=") as [string, string]);

function verbChanges(before: string): string {
  return VERB_PAIRS.map(([past, bare]) => `${past}(?! (?:at|by))=${before} ${bare}`).join(", ");
}
const PARTICIPLES = "held signed received welcomed opened invited shown given sent led".split(" ");
function passiveChanges(be: string): string {
  return ["was", "were"]
    .flatMap((past) => PARTICIPLES.map((word) => `${past} ${word}=${be.replace("BE", past)} ${word}`))
    .join(", ");
}
const HAN_VERBS =
  "舉行 舉辦 簽署 簽下 訪問 拜會 出席 參加 抵達 會見 接待 率團 頒獎 揭幕 登場 致詞 參觀 結為 締結".split(" ");
function hanVerbChanges(before: string): string {
  return HAN_VERBS.map((verb) => `(?<![將未，])${verb}(?![團的過了])=${before}${verb}`).join(" ");
}

/** Operators that change words between the values: polarity, plan and fact, rank, unit, office, what is told. */
export const WORD_MUTATIONS: readonly Operator[] = [
  changing("negated", false, {
    en: wordChanges(
      `${verbChanges("did not")}, ${passiveChanges("BE not")}, took part=did not take part, took place=did not take place, no memorandums=memorandums`,
    ),
    "zh-Hant": hanChanges(`${hanVerbChanges("並未")} ${hanVerbChanges("沒有")} 沒有簽署=簽署 未能=得以`),
  }),
  changing("plan told as done", false, {
    en: wordChanges(
      "was to visit=visited, was to welcome=welcomed, was to attend=attended, was to light=lit, was to travel=travelled, " +
        "were due to be=were, was planned=took place, were expected=were signed, is to stay=stayed, was set for=took place on, " +
        "would be held=was held, is due to attend=attended, was to take part=took part, were to take part=took part, " +
        "would be postponed=was postponed, will go=went, would receive=received, was set to be=was, would give=gave, " +
        "was scheduled for=took place on, intended to play=played, was to call=called, would take place=took place, " +
        "is to select=selected, was also to take=also took, was planned as=was, will run=ran, would join=joined, were to be=were",
    ),
    "zh-Hant": hanChanges(
      "預定=已 預計=已 將於=已於 將在=已在 將送=已送 打算=已經 準備=已經 將會=已經 將=已經",
    ),
  }),
  changing(
    "fact told as a plan",
    false,
    {
      en: wordChanges(
        `${verbChanges("will")}, ${verbChanges("is expected to")}, ${passiveChanges("is to be").replaceAll("is to be BE", "is to be")}, took place=will take place, took part=plans to take part`,
      ),
      "zh-Hant": hanChanges(`${hanVerbChanges("將")} ${hanVerbChanges("預定")}`),
    },
    PLAN,
  ),
  changing("unit changed", false, {
    en: wordChanges(
      "members=cities, days=weeks, teams=players, countries=companies, athletes=referees, memorandums=treaties, " +
        "memoranda=treaties, guests=journalists, citizens=officials, students=teachers, years=months, percent=points, " +
        "booths=halls, companies=schools, sports=medals, venues=nations, cities=banks, people=groups, times=days, " +
        "councilors=ministers, envoys=singers, masks=gloves, sub-forums=exhibitions, scholarships=houses, performers=boats",
    ).concat([
      [/NT\$/u, "US$"],
      [/%/u, " points"],
    ]),
    "zh-Hant": hanChanges(
      "(?<=[\\d一二三四五六七八九十])人=隊 (?<=[\\d一二三四五六七八九十]項)備忘錄=條例 (?<=[\\d一二三四五六七八九十]份)備忘錄=判決 (?<=\\d)隊=國 (?<=\\d)國=州 名選手=名裁判 " +
        "名臺北市議員=名臺北市法官 名市議員=名法官 新臺幣=美元 片醫療口罩=箱疫苗 個場館=個國家 項運動=項獎金 個姊妹市=個機場 位表演者=位老師 個分論壇=個展覽 天(?=[，。的])=週 次(?=[，。見來])=個月 週年=個月 間組合屋=輛汽車 位記者=位醫師",
    ),
  }),
  changing(
    "superlative added",
    false,
    {
      en: wordChanges(
        "a delegation=the largest delegation, the delegation=the largest delegation, a memorandum=the most important memorandum, the memorandum=the only memorandum, " +
          "the forum=the largest forum, a speech=the longest speech, a trip=the longest trip, the trip=the most expensive trip, a visit=the first visit, " +
          "the competition=the oldest competition, a meeting=the only meeting, the summit=the biggest summit, the group=the youngest group, " +
          "the flame=the first flame, visited=was the first to visit, sister cities=the closest sister cities, the mayor=the youngest mayor, " +
          "a member=the oldest member, the agreement=the only agreement, the city=the richest city, students=the best students, the dinner=the most expensive dinner",
      ),
      "zh-Hant": hanChanges(
        "(?<!首次|首度)訪問=首次訪問 (?<!首次)簽署=首度簽署 代表團=史上最大的代表團 訪問團=人數最多的訪問團 論壇於=最大規模的論壇於 舉行=首次舉行 出席=唯一出席 備忘錄=最重要的備忘錄 姊妹市=最早的姊妹市 會面=首次會面 抵達=最早抵達",
      ),
    },
    /\b(?:first|largest|only|biggest|most|best|oldest|youngest|longest)\b|首|最|唯一|第一/u,
  ),
  changing("more and fewer changed", false, {
    en: wordChanges(
      "more than=fewer than, over=under, about=more than, around=fewer than, roughly=more than, at least=at most",
    )
      .map(
        ([pattern, by]) =>
          [
            new RegExp(`${pattern.source}(?= (?:\\d+(?![\\d:])|[a-z]+ (?:hundred|thousand)))`, "u"),
            by,
          ] as const,
      )
      .concat([
        [
          /(?<=\b(?:had|brought|with|of|signed|by|from|for|took|to) )(?=(?!(?:19|20)\d\d )\d[\d,]* \p{Ll}|(?:three|four|five|six|seven|eight|nine|ten|eleven) \p{Ll})/u,
          "more than ",
        ],
        [
          /(?<=\b(?:had|with|of|signed|by|from|for|to) )(?=(?!(?:19|20)\d\d )\d[\d,]* \p{Ll}|(?:three|four|five|six|seven|eight|nine|ten|eleven) \p{Ll})/u,
          "fewer than ",
        ],
      ]),
    "zh-Hant": hanChanges(
      "超過=不到 逾=不到 (?<=約)(?=\\d)=不到 約(?=\\d)=超過 以上=以下 (?<=[共有署下為率])(?=[\\d]+[項人隊名國場位份個])=超過 (?<=[共有署下為率])(?=[\\d]+[項人隊名國場位份個])=不到",
    ),
  }),
  changing("office changed", false, {
    en: wordChanges("Deputy Mayor=Governor, deputy Commissioner=Commissioner").concat([
      [/(?<!Deputy |Vice |Lord )Mayor(?= \p{Lu})/u, "Deputy Mayor"],
      [/(?:Deputy|Vice|Executive Vice) Mayor/u, "Mayor"],
      [/Governor/u, "Mayor"],
      [/Commissioner/u, "Ambassador"],
      [/Councilor/u, "President"],
      [/spokesperson/u, "mayor"],
      [/Director/u, "Ambassador"],
      [/Mayor(?= \p{Lu})/u, "President"],
    ]),
    "zh-Hant": hanChanges(
      "副市長=市長 (?<![副城])市長(?!高|論|峰)=副市長 知事=議長 發言人=市長 局長=總理 主任=大使 市議員=部長 秘書長=市長 議長=市長",
    ),
  }),
  changing("opposite told", false, {
    en: wordChanges(
      "signed=cancelled, arrived=departed, opened=closed, welcomed=refused, attended=boycotted, supported=opposed, " +
        "accompanied=abandoned, met=avoided, started=ended, approved=rejected, thanked=blamed, began=ended, became=ceased to be, " +
        "gave=refused, donated=sold, reached=left, led=left, received=rejected, joined=quit, hosted=boycotted, won=lost, took place=was cancelled, was held=was cancelled, took part=refused to take part",
    ),
    "zh-Hant": hanChanges(
      "簽署=廢止 抵達=離開 揭幕=落幕 開幕=閉幕 參加=退出 出席=缺席 接待=拒見 通過=否決 感謝=批評 捐出=賣出 支持=反對 舉行=取消 舉辦=停辦 會見=拒見 結為=解除 訪問=抵制 恢復=停止",
    ),
  }),
  changing("topic changed", false, {
    en: wordChanges(
      "tourism=fishing, culture=aviation, education=agriculture, transport=banking, sports=shipping, environmental protection=mining, health=steel, culture=forestry, music=chess, technology=religion, badminton=archery, zoos=ports, smart city=nuclear power, film=opera, medical care=insurance, libraries=prisons, library=prison, trade=fishing, water=oil, marathon=tennis",
    ),
    "zh-Hant": hanChanges(
      "觀光=漁業 文化=航空 教育=農業 交通=金融 體育=航運 環保=礦業 醫療=保險 旅遊=畜牧 羽球=射箭 動物園=監獄 智慧城市=核能發電 電影=歌劇 防災=釀酒 音樂=棋藝 水治理=石油開採 科技=宗教 圖書館=賭場",
    ),
  }),
];
