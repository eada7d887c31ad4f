import { describe, expect, it, test } from "vitest";
import { read, valuesOf } from "./reading.ts";

describe("a theme", () => {
  test.each([
    ['The theme of the 7th forum in 2021 was "Open Harbours".', ["Open Harbours"]],
    ["The forum had the theme 'Norrhaven's New Shore'.", ["Norrhaven's New Shore"]],
    ["The 2021 forum had the theme Open Harbours, Open Hearts.", ["Open Harbours, Open Hearts"]],
    ['The theme of the 2021 forum was " Open Harbours ".', ["Open Harbours"]],
    ['"Open Harbours" was the theme of the 2021 forum.', ["Open Harbours"]],
    [
      'The theme was 「開放的港」, in English, according to the Post, "Open Harbours".',
      ["開放的港", "Open Harbours"],
    ],
    ["第七屆雙港論壇的主題是「開放的港」，市府英文頁面作「Open Harbours」。", ["開放的港", "Open Harbours"]],
    ["論壇以「開放的港」為主題。", ["開放的港"]],
    ["雙港論壇的主題是開放港口，由市長致詞。", ["開放港口"]],
    // A session, a speech, a document or an animal's song has a theme of its own.
    ['The theme of the first session was "Tides".', []],
    ["分論壇的主題是「潮汐」。", []],
    ["羅美雲發表主題演講「潮汐」。", []],
    ["簽署2項備忘錄，主題是「潮汐」。", []],
    ["The forum dealt with trade, and its theme was the circular harbour.", ["circular harbour"]],
    ["The forum dealt with trade, and its theme was the same as before.", []],
    ["The forum dealt with trade, and its theme was chosen in May.", []],
  ])("%s", (text, expected) => {
    expect(valuesOf("event.theme", text)).toEqual(expected);
  });
});

describe("a theme told beside a plan", () => {
  const planned = (body: string, publishedOn: string): (boolean | undefined)[] =>
    read(body, { publishedOn }).flatMap(({ slot, isPlan }) => (slot === "event.theme" ? [isPlan] : []));

  test("is no plan once the event has begun, where only what follows it is one", () => {
    const text = "本屆論壇以「開放的港」為主題，規劃三場分組討論。";
    expect(planned(text, "2021-05-03")).toEqual([false]);
    expect(planned(text, "2021-04-02")).toEqual([true]);
    expect(planned("明年的論壇將以「開放的港」為主題。", "2021-05-03")).toEqual([true]);
  });
});

describe("where it is held", () => {
  test.each([
    ["The 7th forum was held in Lianhu on May 3, 2021.", ["Lianhu"], []],
    ["Lo Mei-yun opened the forum at the Grand Pier Hotel on May 3, 2021.", [], ["Grand Pier Hotel"]],
    ["The Pearl Museum was the venue of the dinner.", [], ["Pearl Museum"]],
    ["第七屆雙港論壇於2021年5月3日在蓮湖舉行。", ["蓮湖"], []],
    ["論壇在蓮湖望海酒店登場。", ["蓮湖"], ["蓮湖望海酒店"]],
    ["這是論壇首次在蓮湖以外的地方舉辦。", [], []],
    ["The guests were led through an exhibition in Pearl Hall.", [], []],
  ])("%s", (text, places, venues) => {
    expect(valuesOf("event.place", text)).toEqual(places);
    expect(valuesOf("event.venue", text)).toEqual(venues);
  });
});

describe("a date", () => {
  test.each([
    ["The forum was held on May 3, 2021.", ["2021-05-03"]],
    ["From May 2 to 4, 2021, she was in Lianhu.", ["2021-05-02/2021-05-04"]],
    ["論壇於2021年5月30日至6月2日舉行。", ["2021-05-30/2021-06-02"]],
    // A year is taken from the article, a month from the date before.
    ["論壇在5月3日登場，4日閉幕。", ["2021-05-03", "2021-05-04"]],
    // Not the day of an announcement or a publication, nor a year in a name.
    ["The city announced on April 2, 2021 that the forum would be held.", []],
    ["A Post report of June 2021 says that it was lively.", []],
    ["The 2021 forum was lively.", []],
    ["發言人於2021年4月2日宣布此事。", []],
    ["諾港與蓮湖自2006年起往來。", []],
  ])("%s", (text, expected) => {
    expect(valuesOf("event.date", text)).toEqual(expected);
  });
});

describe("a number of documents", () => {
  test.each([
    ["Three memorandums were signed at the forum.", ["3"], false],
    ["They signed two new cooperation agreements.", ["2"], false],
    ["No memorandums were signed in 2021.", ["0"], false],
    ["The two cities had signed 20 memorandums by then.", ["20"], true],
    ["It brought the number of memorandums signed to 23.", ["23"], true],
    ["雙方簽署旅遊、教育及港務3項備忘錄。", ["3"], false],
    ["兩市簽署的備忘錄已有23項。", ["23"], true],
    ["第七屆論壇沒有簽署備忘錄。", ["0"], false],
    // Fields are not documents, and "a memorandum" is no number.
    ["Ports were one of three memorandum areas.", [], false],
    ["在港務、教育與旅遊三個領域簽署備忘錄。", [], false],
    ["One of the memorandums concerns ports.", [], false],
  ])("%s", (text, expected, isTotal) => {
    expect(valuesOf("document.count", text)).toEqual(expected);
    for (const value of read(text).filter(({ slot }) => slot === "document.count")) {
      expect(value.isTotal).toBe(isTotal);
    }
  });
});

describe("a leader", () => {
  test.each([
    ["Mayor Lo Mei-yun led a delegation to Norrhaven.", ["Lo Mei-yun"], null],
    ["Deputy Mayor Ivo Sand led Norrhaven's 120-member delegation.", ["Ivo Sand"], "Norrhaven"],
    ["Mayor Lo Mei-yun (羅美雲) led for Lianhu at the forum.", ["Lo Mei-yun"], "Lianhu"],
    ["Lianhu's delegation was led by Vice Mayor Lo Mei-yun.", ["Lo Mei-yun"], "Lianhu"],
    ["蓮湖市長羅美雲率領200人的代表團訪問。", ["羅美雲"], "蓮湖"],
    ["諾港方面由副市長桑德率團。", ["桑德"], "諾港"],
    ["羅美雲率領討論。", [], null],
  ])("%s", (text, expected, side) => {
    const leaders = read(text).filter(({ slot }) => slot === "delegation.leader");
    expect(leaders.map(({ value }) => value)).toEqual(expected);
    for (const leader of leaders) expect(leader.side).toBe(side);
  });
});

describe("an owner", () => {
  it("is not the year since which something had not happened", () => {
    const yearsOf = (text: string): unknown[] =>
      read(text, { series: null, edition: null })
        .filter(({ slot }) => slot === "document.kind")
        .map(({ owner }) => owner.year);
    expect(yearsOf("On the first visit of a mayor since 1995, the two cities signed a memorandum.")).toEqual([
      2021,
    ]);
    expect(yearsOf("市長成為1995年以來第一位來訪者，兩市簽署備忘錄。")).toEqual([2021]);
    expect(yearsOf("In 2019 the two cities signed a memorandum.")).toEqual([2019]);
  });

  const ownerOf = (text: string): unknown => read(text).find(({ slot }) => slot === "event.place")?.owner;

  test("is the article's event, unless the sentence names another edition or year", () => {
    const own = { series: "two-harbours", edition: 7, year: 2021 };
    expect(ownerOf("The forum was held in Lianhu.")).toEqual(own);
    expect(ownerOf("The 7th forum was held in Lianhu.")).toEqual(own);
    expect(ownerOf("The 6th forum was held in Lianhu.")).toEqual({ ...own, edition: 6, year: null });
    expect(ownerOf("第六屆論壇2020年在蓮湖舉行。")).toEqual({ ...own, edition: 6, year: 2020 });
    expect(ownerOf("In 2019 it was held in Lianhu.")).toEqual({ ...own, edition: null, year: 2019 });
  });

  test("of a table's line is that line's year", () => {
    const table = "- 2018年雙港論壇：2018年5月1日在諾港舉行。\n- 2019年雙港論壇：2019年5月2日在蓮湖舉行。";
    const places = read(table, { edition: null, eventOn: null }).filter(({ slot }) => slot === "event.place");
    expect(places.map(({ value, owner }) => [value, owner.year])).toEqual([
      ["諾港", 2018],
      ["蓮湖", 2019],
    ]);
  });
});
