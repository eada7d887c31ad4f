import { describe, expect, test } from "vitest";
import { read, valuesOf } from "./reading.ts";

describe("documents", () => {
  test.each([
    [
      "Norrhaven and Lianhu signed a memorandum on ports.",
      ["memorandum"],
      ["ports"],
      ["Norrhaven", "Lianhu"],
    ],
    [
      "The three memorandums deal with the port and ferry trade, tourism and rowing.",
      ["memorandum"],
      ["port and ferry trade", "tourism", "rowing"],
      [],
    ],
    [
      "Two memorandums were signed: one on exchange and care of seals and one on rowing.",
      ["memorandum"],
      ["exchange and care of seals", "rowing"],
      [],
    ],
    ["諾港與蓮湖簽署港務、教育及觀光3項備忘錄。", ["memorandum"], ["港務", "教育", "觀光"], ["諾港", "蓮湖"]],
    [
      "雙方簽署2份協議，一項關於洪水預警，一項關於河川博物館。",
      ["agreement"],
      ["洪水預警", "河川博物館"],
      [],
    ],
    // A day and a list of something else are no areas; none signed is no document.
    [
      "Norrhaven and Lianhu signed two memorandums on Tuesday, May 4, 2021.",
      ["memorandum"],
      [],
      ["Norrhaven", "Lianhu"],
    ],
    ["兩市沒有簽署備忘錄。", [], [], []],
  ])("%s", (text, kinds, areas, parties) => {
    expect(valuesOf("document.kind", text)).toEqual(kinds);
    expect(valuesOf("document.area", text)).toEqual(areas);
    expect(valuesOf("document.party", text)).toEqual(parties);
  });
});

describe("an office", () => {
  test.each([
    [
      "Norrhaven Mayor Astrid Lund met Deputy Mayor Ivo Sand.",
      ["Astrid Lund = Norrhaven Mayor", "Ivo Sand = Deputy Mayor"],
    ],
    [
      "Mayors Astrid Lund of Norrhaven and Lo Mei-yun of Lianhu came.",
      ["Astrid Lund = Mayor", "Lo Mei-yun = Mayor"],
    ],
    ["Ivo Sand, director of the Port Office, came.", ["Ivo Sand = director of the Port Office"]],
    ["蓮湖市長羅美雲與諾港港務局長王大明會面。", ["羅美雲 = 蓮湖市長", "王大明 = 諾港港務局長"]],
    ["諾港市長賀吉普簽署協定。", ["賀吉普 = 諾港市長"]],
    ["羅美雲市長致詞。", ["羅美雲 = 市長"]],
    // A verb behind an office is no name, and who is named by the office alone has none.
    ["王市長此行會見三市的市長，並在會中致詞。", []],
    ["兩位市長午後簽署協定。", []],
  ])("%s", (text, expected) => {
    expect(valuesOf("person.role", text)).toEqual(expected);
  });
});

describe("a tie between cities", () => {
  test.each([
    ["Norrhaven and Lianhu have been sister cities since 1998.", ["Norrhaven + Lianhu = sister"], ["1998"]],
    ["Norrhaven became a partner city of Lianhu in 2006.", ["Norrhaven + Lianhu = partner"], ["2006"]],
    [
      "She called on Lianhu, a sister city of Norrhaven, on May 3, 2021.",
      ["Norrhaven + Lianhu = sister"],
      [],
    ],
    ["諾港與蓮湖自1998年起締結為姊妹市。", ["諾港 + 蓮湖 = sister"], ["1998"]],
    // Not what is only proposed.
    ["議員提議諾港與蓮湖結為姊妹市。", [], []],
  ])("%s", (text, kinds, since) => {
    expect(valuesOf("relation.kind", text)).toEqual(kinds);
    expect(valuesOf("relation.since", text)).toEqual(since);
  });
});

describe("other frames", () => {
  test.each([
    [
      "visit.place",
      "Lo Mei-yun visited the Pearl Museum and went to Norrhaven.",
      ["Pearl Museum", "Norrhaven"],
    ],
    [
      "visit.place",
      "訪團前往諾港，參訪望海碼頭、海洋博物館和中央市場。",
      ["諾港", "望海碼頭", "海洋博物館", "中央市場"],
    ],
    ["visit.place", "She had not travelled to Norrhaven before.", []],
    ["statement.speaker", "Astrid Lund said that it would go on.", ["Astrid Lund"]],
    ["statement.speaker", "Norrhaven City Government said that it would go on.", []],
    ["statement.speaker", "羅美雲表示，論壇將繼續舉辦。", ["羅美雲"]],
    [
      "number.count",
      "More than 1,200 runners from 14 countries came for 3 days.",
      ["1200 runners", "14 countries", "3 days"],
    ],
    ["number.count", "論壇有37位記者和四個分論壇。", ["37 記者", "4 分論壇"]],
    ["number.count", "The two cities signed three memorandums.", []],
    ["delegation.size", "She led a delegation of nine to Norrhaven.", ["9"]],
    ["delegation.size", "羅美雲率36人代表團訪問諾港。", ["36"]],
    ["event.edition", "第七屆雙港論壇在諾港舉行。", ["7"]],
    ["event.edition", "The fair was held for the sixth year.", ["6"]],
    ["event.edition", "It was the first forum to take place online.", []],
    ["event.state", "The forum was put off because of a storm.", ["postponed"]],
    ["event.state", "論壇預定5月3日在諾港舉行。", ["planned"]],
    ["event.state", "論壇今後每年舉辦一次。", []],
    ["event.host", "The forum was hosted by Lianhu.", ["Lianhu"]],
    ["next.host", "下一屆論壇將由諾港主辦。", ["諾港"]],
    ["gift.item", "Norrhaven gave Lianhu a bronze bell.", ["bronze bell"]],
    ["gift.item", "Lo Mei-yun gave the concluding speech.", []],
    ["money.amount", "Prizes were worth NT$2.8 million.", ["NT$2.8 million"]],
  ] as const)("%s: %s", (slot, text, expected) => {
    expect(valuesOf(slot, text)).toEqual(expected);
  });

  test("a plan is told from what happened", () => {
    expect(
      read("The forum will be held in Lianhu.").map(({ slot, isPlan }) => [slot, isPlan]),
    ).toContainEqual(["event.place", true]);
    expect(read("論壇在蓮湖舉行。").map(({ slot, isPlan }) => [slot, isPlan])).toContainEqual([
      "event.place",
      false,
    ]);
  });
});
