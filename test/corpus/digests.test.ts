import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Article } from "../../src/corpus/article.ts";
import { readCorpusFolder } from "../../src/corpus/read-folder.ts";
import { dateMentions } from "../../src/language/dates.ts";
import { sentenceSpans } from "../../src/language/sentences.ts";

/** Digests of the forum's editions are put together from several sources, and name one in their front matter. */
let digests: readonly Article[];

beforeAll(async () => {
  const { articles } = await readCorpusFolder(join(import.meta.dirname, "..", "..", "corpus"));
  digests = articles.filter(({ id }) => /^twin-city-forum-\d\d-digest/.test(id));
  expect(digests).toHaveLength(32);
});

function digestOf(edition: number, language: "en" | "zh-Hant"): Article {
  const digest = digests.find((each) => each.edition === edition && each.language === language);
  return digest ?? expect.fail(`no digest of ${edition} in ${language}`);
}

function sentencesOf({ body }: Article): string[] {
  return sentenceSpans(body).map(({ start, end }) => body.slice(start, end));
}

/** The first day that a mention can mean, as ISO text. */
function firstDay(mention: ReturnType<typeof dateMentions>[number]): string {
  const [month, day] = [mention.month, mention.day].map((part) => String(part ?? 1).padStart(2, "0"));
  return `${String(mention.year)}-${String(month)}-${String(day)}`;
}

describe("a digest's day of publication", () => {
  test("is not before its event", () => {
    const early = digests.filter(
      ({ publishedOn, eventOn }) => publishedOn !== null && eventOn !== null && publishedOn < eventOn,
    );
    expect(early.map(({ id }) => id)).toEqual([]);
  });

  test("is not before anything that it tells: nobody can have printed that on that day", () => {
    const early = digests.flatMap(({ id, publishedOn, body }) =>
      dateMentions(body)
        .filter((mention) => mention.year !== null && publishedOn !== null && firstDay(mention) > publishedOn)
        .map((mention) => `${id}: ${body.slice(mention.start, mention.end)}`),
    );
    expect(early).toEqual([]);
  });
});

/** What the source in the front matter does not print, and which one does: [edition, English, Chinese] words. */
type Borrowed = readonly [
  edition: number,
  words: readonly [english: string, chinese: string],
  source: readonly [english: string, chinese: string],
];

const WIKIPEDIA = ["Chinese Wikipedia", "中文維基百科"] as const;
const ENGLISH_WIKIPEDIA = ["English Wikipedia", "英文維基百科"] as const;
const ISCHOOL = ["ischool.net.cn", "ischool.net.cn"] as const;
const YIBADA = ["Yibada", "Yibada"] as const;
const REPOSTED = ["reposted news report", "轉載的新聞報導"] as const;
const NEWTALK = ["Newtalk", "新頭殼"] as const;
const TAIWAN_NEWS = ["Taiwan News", "Taiwan News"] as const;
const ON_PTT = ["United Daily News report reposted on PTT", "PTT轉貼的聯合新聞網報導"] as const;
const PTS = ["PTS News", "PTS News"] as const;
const SHINE = ["SHINE", "SHINE"] as const;
const TVBS = ["TVBS News", "TVBS News"] as const;
const UDN = ["United Daily News", "聯合新聞網"] as const;
const CRNTT = ["China Review News", "中國評論新聞網"] as const;
const TAIWAN_PLUS = ["TaiwanPlus", "TaiwanPlus"] as const;

const BORROWED: readonly Borrowed[] = [
  [1, ["held in Taipei on April 6, 2010", "2010年4月6日在臺北舉行"], WIKIPEDIA],
  [1, ["launched the forum", "發起"], ENGLISH_WIKIPEDIA],
  [1, ["「加強合作、共同發展」", "「加強合作、共同發展」"], WIKIPEDIA],
  [2, ["opened in Shanghai on July 25, 2011", "2011年7月25日在上海開幕"], ["China News Service", "中新社"]],
  [2, ["met Hau in Shanghai", "會見郝龍斌"], ["Xinhua", "新華網"]],
  [2, ["「深化雙城交流合作、實現雙城共同繁榮」", "「深化雙城交流合作、實現雙城共同繁榮」"], WIKIPEDIA],
  [3, ["「創新發展，雙城共榮」", "「創新發展，雙城共榮」"], WIKIPEDIA],
  [4, ["「城市未來發展的格局和亮點」", "「城市未來發展的格局和亮點」"], WIKIPEDIA],
  [5, ["Tu Guangshao", "屠光紹"], ISCHOOL],
  [5, ["「城市的改變」", "「城市的改變」"], ISCHOOL],
  [5, ["Four memorandums", "4項備忘錄"], ISCHOOL],
  [5, ["19 memorandums", "19項備忘錄"], ISCHOOL],
  [6, ["young entrepreneurs", "青年創業者"], YIBADA],
  [6, ["「城市發展與青年自主創業」", "「城市發展與青年自主創業」"], WIKIPEDIA],
  [6, ["Four memorandums", "4項備忘錄"], YIBADA],
  [6, ["travel card", "交通卡"], YIBADA],
  [7, ["held in Taipei on August 23, 2016", "2016年8月23日在臺北舉行"], REPOSTED],
  [7, ["entered the forum venue", "進入論壇會場"], REPOSTED],
  [7, ["「展現城市活力」", "「展現城市活力」"], WIKIPEDIA],
  [7, ["Showing city vitality", "Showing city vitality"], ENGLISH_WIKIPEDIA],
  [7, ["Three memorandums", "3項備忘錄"], WIKIPEDIA],
  [8, ["held in Shanghai on July 2, 2017", "2017年7月2日在上海舉行"], NEWTALK],
  [8, ["gave speeches", "致詞"], NEWTALK],
  [8, ["「健康城市」", "「健康城市」"], NEWTALK],
  [8, ["Four memorandums", "4項合作備忘錄"], NEWTALK],
  [8, ["30 memorandums", "30項備忘錄"], TAIWAN_NEWS],
  [9, ["on behalf of Mayor Ying Yong", "代表上海市長應勇"], ["Taipei Times", "Taipei Times"]],
  [9, ["「永續的城市、永續的發展」", "「永續的城市、永續的發展」"], WIKIPEDIA],
  [9, ["Three memorandums", "3項備忘錄"], WIKIPEDIA],
  [9, ["33 cooperation memorandums", "33項合作備忘錄"], ON_PTT],
  [10, ["金山假日酒店", "金山假日酒店"], REPOSTED],
  [10, ["Kunshan", "昆山"], WIKIPEDIA],
  [10, ["led for Shanghai", "由應勇出席"], ON_PTT],
  [10, ["「創新、合作、未來」", "「創新、合作、未來」"], ["will-news", "will-news"]],
  [10, ["Three memorandums", "3項備忘錄"], ["report of China News Service", "轉載的中新社報導"]],
  [10, ["33 cooperation memorandums", "33項合作備忘錄"], ON_PTT],
  [11, ["over a video link", "視訊連線"], PTS],
  [11, ["「城市防疫交流與經濟發展」", "「城市防疫交流與經濟發展」"], REPOSTED],
  [11, ["No memorandums", "沒有簽署備忘錄"], PTS],
  [11, ["36 memorandums", "36項備忘錄"], SHINE],
  [12, ["Mayors Ko Wen-je", "臺北市長柯文哲"], TAIWAN_NEWS],
  [12, ["the Taipei Chinese Orchestra", "臺北市立國樂團"], TAIWAN_NEWS],
  [13, ["42 memorandums", "42項合作備忘錄"], SHINE],
  [14, ["held in Shanghai on August 30, 2023", "2023年8月30日在上海舉行"], SHINE],
  [14, ["met Shanghai Mayor Gong Zheng", "會見上海市長龔正"], WIKIPEDIA],
  [14, ["new trends, new development", "new trends, new development"], SHINE],
  [14, ["Three memorandums", "3項備忘錄"], CRNTT],
  [14, ["stood at 45", "45項"], SHINE],
  [15, ["held in Taipei on December 17, 2024", "2024年12月17日在臺北舉行"], TVBS],
  [15, ["Deputy Mayor Lin Yi-hua", "副市長林奕華"], ["Yahoo News", "Yahoo奇摩新聞"]],
  [15, ["Smart governance, sustainable future", "Smart governance, sustainable future"], TVBS],
  [15, ["smart medical care", "智慧醫療"], TVBS],
  [15, ["red pandas", "小熊貓"], ["Xinhua", "新華社"]],
  [15, ["47 memorandums", "47件備忘錄"], UDN],
  [16, ["held in Shanghai on December 28, 2025", "2025年12月28日在上海舉行"], CRNTT],
  [16, ["met Shanghai Mayor Gong Zheng", "會晤上海市長龔正"], TAIWAN_PLUS],
  [16, ["「科技改變生活」", "「科技改變生活」"], UDN],
  [16, ["Technology Changing Lives", "Technology Changing Lives"], TAIWAN_PLUS],
  [16, ["Two memorandums", "2項備忘錄"], CRNTT],
  [16, ["47 exchange and cooperation memorandums", "47件交流合作備忘錄"], UDN],
];

test.each(BORROWED)("of edition %i: %j is said to be from %j", (edition, [english, chinese], source) => {
  for (const [language, words, name] of [
    ["en", english, source[0]],
    ["zh-Hant", chinese, source[1]],
  ] as const) {
    const holding = sentencesOf(digestOf(edition, language)).filter((sentence) =>
      sentence.toLowerCase().includes(words.toLowerCase()),
    );
    expect(holding).not.toEqual([]);
    for (const sentence of holding) expect(sentence).toContain(name);
  }
});
