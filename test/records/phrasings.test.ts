import { describe, expect, test } from "vitest";
import type { Slot } from "../../src/records/record.ts";
import { read, valuesOf } from "./reading.ts";

/** How other newsrooms put it: each sentence with the values of one slot. */
type Phrasing = readonly [slot: Slot, text: string, expected: readonly string[]];

describe("who won what rank", () => {
  test.each<Phrasing>([
    ["contest.result", "The team from Norrhaven won second place.", ["team from Norrhaven = second place"]],
    ["contest.result", "Lo Mei-yun took the gold medal in the sprint.", ["Lo Mei-yun = gold medal"]],
    ["contest.result", "Norrhaven finished third in the dragon boat race.", ["Norrhaven = third"]],
    [
      "contest.result",
      "First prize went to Lianhu, and second place was taken by Norrhaven.",
      ["Lianhu = First prize", "Norrhaven = second place"],
    ],
    ["contest.result", 'The crew "Grey Herons" was crowned champion.', ['crew "Grey Herons" = champion']],
    ["contest.result", "The champion was Norrhaven.", ["Norrhaven = champion"]],
    ["contest.result", "Norrhaven would like to win the first prize.", []],
    ["contest.result", "The first place that the guests saw was the pier.", []],
    ["contest.result", "諾港隊獲得第三名。", ["諾港隊 = 第三名"]],
    [
      "contest.result",
      "蓮湖代表隊在龍舟賽奪下冠軍，諾港隊拿下亞軍。",
      ["蓮湖代表隊 = 冠軍", "諾港隊 = 亞軍"],
    ],
    ["contest.result", "冠軍由蓮湖高中奪得，季軍則是諾港隊。", ["蓮湖高中 = 冠軍", "諾港隊 = 季軍"]],
    ["contest.result", "羅美雲勇奪金牌。", ["羅美雲 = 金牌"]],
    ["contest.result", "選手希望獲得冠軍。", []],
  ])("%s: %s", (slot, text, expected) => {
    expect(valuesOf(slot, text).toSorted()).toEqual(expected.toSorted());
  });
});

describe("ties of two cities", () => {
  const PAIR = { cities: ["Lianhu", "Norrhaven"], publisher: "Lianhu City Government" };
  test.each<Phrasing>([
    [
      "relation.kind",
      "The two cities became sister cities on June 18, 1994.",
      ["Lianhu + Norrhaven = sister"],
    ],
    ["relation.since", "Norrhaven, our sister city in the north since 2009, sent a boat.", ["2009"]],
    ["relation.since", "Norrhaven, our sister city since 2009, marks the 15th anniversary.", ["2009"]],
    ["relation.since", "The two cities became sister cities on June 18, 1994.", ["1994-06-18"]],
    ["relation.since", "The sister-city agreement was signed on May 12, 1994.", ["1994-05-12"]],
    ["relation.kind", "兩市於1994年6月18日締結姊妹市。", ["蓮湖 + 諾港 = sister"]],
    ["relation.since", "兩市的姊妹市協定於1994年5月12日簽署。", ["1994-05-12"]],
    ["relation.since", "蓮湖市與諾港市自2005年起為姊妹市。", ["2005"]],
    ["relation.kind", "The two cities are building a bridge.", []],
  ])("%s: %s", (slot, text, expected) => {
    expect(valuesOf(slot, text, PAIR)).toEqual(expected);
  });

  test("of more than two cities nobody can tell which two are meant", () => {
    const cities = ["Lianhu", "Norrhaven", "Vanden"];
    expect(
      valuesOf("relation.kind", "The two cities became sister cities in 1994.", { ...PAIR, cities }),
    ).toEqual([]);
  });

  test.each([
    "The sister-city agreement was renewed in 2014.",
    "The sister-city agreement was discussed in 2015.",
    "三市於1994年締結友好城市。",
  ])("no founding: %s", (text) => {
    expect(valuesOf("relation.since", text, PAIR)).toEqual([]);
  });

  test("the two cities are others where a third one is named", () => {
    const text = "Norrhaven and Osaka share a river. The two cities became sister cities in 1985.";
    const osaka = { ...PAIR, cities: ["Lianhu", "Vanden"] };
    expect(valuesOf("relation.kind", text, osaka)).toEqual([]);
  });

  test.each([
    ["In 2024 the two cities signed a letter of intent to become sister cities.", true],
    ["Lianhu and Norrhaven became sister cities in 1994, after both councils approved the agreement.", false],
    ["經議會審議通過，兩市於1994年締結姊妹市。", false],
  ])("is a plan or not: %s", (text, isPlan) => {
    const told = read(text, PAIR).filter(({ slot }) => slot === "relation.kind");
    expect(told.map((one) => one.isPlan)).toEqual(told.map(() => isPlan));
  });

  test("those that stand are told beside a planned one", () => {
    const told = read(
      "Vanden will be the third sister city of Lianhu, after Norrhaven in 1994 and Osthafen in 2008.",
      PAIR,
    );
    const facts = told.filter(({ slot, isPlan }) => slot.startsWith("relation.") && !isPlan);
    expect(facts.map(({ value }) => value)).toEqual([
      "Lianhu + Norrhaven = sister",
      "1994",
      "Lianhu + Osthafen = sister",
      "2008",
    ]);
  });

  test("one that a council has approved is a plan", () => {
    const told = read("The council approved a sister-city agreement with Norrhaven.", PAIR);
    expect(told.filter(({ slot }) => slot === "relation.kind").map(({ isPlan }) => isPlan)).toEqual([true]);
  });

  test("a country is no city", () => {
    expect(valuesOf("relation.kind", "Lianhu met its sister city Norrhaven, Norway.", PAIR)).toEqual([
      "Lianhu + Norrhaven = sister",
    ]);
  });

  test.each<Phrasing>([
    [
      "relation.kind",
      "Lianhu's sister cities are Norrhaven and Osthafen.",
      ["Lianhu + Norrhaven = sister", "Lianhu + Osthafen = sister"],
    ],
    ["relation.kind", "蓮湖的姊妹市包括諾港、大阪。", ["蓮湖 + 諾港 = sister"]],
    [
      "relation.kind",
      "Osaka becomes the third sister city of Lianhu, after Norrhaven (2009) and Osthafen (2014).",
      ["Lianhu + Norrhaven = sister", "Lianhu + Osthafen = sister"],
    ],
    [
      "relation.since",
      "Osaka becomes the third sister city of Lianhu, after Norrhaven (2009) and Osthafen (2014).",
      ["2009", "2014"],
    ],
    ["relation.kind", "繼諾港（2009年）之後，大阪成為蓮湖第二個姊妹市。", ["蓮湖 + 諾港 = sister"]],
  ])("%s: %s", (slot, text, expected) => {
    expect(valuesOf(slot, text, PAIR)).toEqual(expected);
  });
});

describe("whether a document is signed", () => {
  const isPlan = (text: string): boolean[] =>
    read(text).flatMap((one) => (one.slot === "document.kind" ? [one.isPlan] : []));

  test.each([
    ["Pupils will soon learn more thanks to a memorandum signed in Norrhaven on Tuesday.", [false]],
    ['The forum was held under the theme "Who Will Fish Tomorrow?" and a memorandum was signed.', [false]],
    ['The mayor said the city "will sign" a memorandum with Norrhaven.', [true]],
    ["The mayor will be glad to have a memorandum signed in June.", [true]],
    ["The council refused to sign a memorandum.", []],
    ["市議會拒絕簽署備忘錄。", []],
  ])("%s", (text, expected) => {
    expect(isPlan(text)).toEqual(expected);
  });
});

describe("what documents are about", () => {
  test.each<Phrasing>([
    [
      "document.area",
      "兩市今日簽署兩項備忘錄，分別是「商店街振興合作備忘錄」與「動物園交流合作備忘錄」。",
      ["商店街振興", "動物園"],
    ],
    ["document.area", "蓮湖市與諾港市簽署文化與工藝合作備忘錄，這是本市的第一份備忘錄。", ["文化", "工藝"]],
    ["document.area", "這次簽署的備忘錄為期3年。", []],
    ["document.area", "Lianhu and Norrhaven signed a memorandum on ports at Norrhaven City Hall.", ["ports"]],
    ["document.area", "A memorandum on film was signed in the presence of the two mayors.", ["film"]],
  ])("%s: %s", (slot, text, expected) => {
    expect(valuesOf(slot, text)).toEqual(expected);
  });
});

describe("leaders and sizes of delegations", () => {
  test.each<Phrasing>([
    ["delegation.leader", "Mayor Astrid Lund took a delegation of 20 to Lianhu.", ["Astrid Lund"]],
    ["delegation.leader", "Mayor Astrid Lund arrived with a delegation of 20.", ["Astrid Lund"]],
    ["delegation.leader", "Ivo Sand, head of the Norrhaven delegation, spoke.", ["Ivo Sand"]],
    [
      "delegation.leader",
      "The delegation was headed by the deputy mayor, and its leader was Ivo Sand.",
      ["Ivo Sand"],
    ],
    ["delegation.leader", "The head of the delegation, Ivo Sand, spoke.", ["Ivo Sand"]],
    ["delegation.leader", "Heading the group is Deputy Mayor Ivo Sand.", ["Ivo Sand"]],
    ["delegation.leader", "Led by Deputy Mayor Ivo Sand, the delegation toured the port.", ["Ivo Sand"]],
    ["delegation.leader", "Deputy Mayor Ivo Sand's delegation toured the port.", ["Ivo Sand"]],
    ["delegation.leader", "The choir was led by Ivo Sand.", []],
    ["delegation.leader", "蓮湖市長羅美雲一行20人抵達諾港。", ["羅美雲"]],
    ["delegation.leader", "諾港訪團由副市長桑德領軍。", ["桑德"]],
    ["delegation.leader", "訪團在市長羅美雲率領下抵達。", ["羅美雲"]],
    ["delegation.leader", "代表團團長為羅美雲。", ["羅美雲"]],
    ["delegation.leader", "羅美雲偕同市府團隊訪問諾港。", ["羅美雲"]],
    ["delegation.size", "The delegation was made up of 32 people.", ["32"]],
    ["delegation.size", "The delegation, numbering 32, reached Lianhu.", ["32"]],
    ["delegation.size", "A group of 28 students visited Lianhu.", ["28"]],
    ["delegation.size", "A team of 28 members raced for Norrhaven.", []],
    ["delegation.size", "由45人組成的代表團抵達蓮湖。", ["45"]],
    ["delegation.size", "訪問團成員共32人。", ["32"]],
  ])("%s: %s", (slot, text, expected) => {
    expect(valuesOf(slot, text).toSorted()).toEqual(expected.toSorted());
  });
});

describe("offices", () => {
  test.each<Phrasing>([
    [
      "person.role",
      "The director of the Port Office, Ivo Sand, was there.",
      ["Ivo Sand = director of the Port Office"],
    ],
    ["person.role", "Lianhu's ambassador, Ivo Sand, was there.", ["Ivo Sand = Lianhu's ambassador"]],
    [
      "person.role",
      "Ivo Sand, the Danish representative in Lianhu, spoke.",
      ["Ivo Sand = representative in Lianhu"],
    ],
    [
      "person.role",
      "Commissioners Ivo Sand, Astrid Lund and Rui Moreira came.",
      ["Astrid Lund = Commissioner", "Ivo Sand = Commissioner", "Rui Moreira = Commissioner"],
    ],
    ["person.role", "Astrid Lund was mayor of Norrhaven then.", ["Astrid Lund = mayor of Norrhaven"]],
    ["person.role", "The pianist Astrid Lund played.", ["Astrid Lund = pianist"]],
    ["person.role", "Chief executive Ivo Sand opened the fair.", ["Ivo Sand = Chief executive"]],
    ["person.role", "諾港市長為林登文。", ["林登文 = 諾港市長"]],
    ["person.role", "羅美雲曾任港務局長。", ["羅美雲 = 港務局長"]],
    ["person.role", "鋼琴家羅美雲演出。", ["羅美雲 = 鋼琴家"]],
    ["person.role", "諾港商會總經理王大明致詞。", ["王大明 = 諾港商會總經理"]],
  ])("%s: %s", (slot, text, expected) => {
    expect(valuesOf(slot, text).toSorted()).toEqual(expected.toSorted());
  });
});

describe("ties between cities", () => {
  const fields = { cities: ["Norrhaven", "Lianhu"], publisher: "Norrhaven City Government" };
  test.each<Phrasing>([
    ["relation.kind", "Lianhu became Norrhaven's 12th sister city.", ["Norrhaven + Lianhu = sister"]],
    ["relation.kind", "Lianhu became the city's 12th sister city.", ["Norrhaven + Lianhu = sister"]],
    ["relation.kind", "The mayor visited its sister city Lianhu.", ["Norrhaven + Lianhu = sister"]],
    ["relation.kind", "Norrhaven and Lianhu were twinned in 1998.", ["Norrhaven + Lianhu = sister"]],
    [
      "relation.kind",
      "Norrhaven entered into a friendship agreement with Lianhu.",
      ["Norrhaven + Lianhu = friendship"],
    ],
    [
      "relation.kind",
      'Norrhaven and Lianhu signed the "Sister City Agreement: Norrhaven and Lianhu".',
      ["Norrhaven + Lianhu = sister"],
    ],
    ["relation.kind", "The report calls Lianhu a sister city.", ["Norrhaven + Lianhu = sister"]],
    ["relation.kind", "蓮湖1998年與本市締結為姊妹市。", ["諾港 + 蓮湖 = sister"]],
    ["relation.kind", "市長走訪姊妹市蓮湖。", ["諾港 + 蓮湖 = sister"]],
    ["relation.kind", "諾港與蓮湖於2015年2月12日簽署合作備忘錄。", ["諾港 + 蓮湖 = memorandum"]],
    ["relation.kind", "諾港與蓮湖簽署備忘錄，締結為友誼市。", ["諾港 + 蓮湖 = friendship"]],
    // What is denied, refused or ended is no tie.
    ["relation.kind", "Norrhaven and Lianhu have never signed a sister city agreement.", []],
    ["relation.kind", "Norrhaven and Lianhu haven’t yet become sister cities.", []],
    ["relation.kind", "Lianhu ended its sister city agreement with Norrhaven.", []],
    ["relation.kind", "Lianhu rejected a friendship agreement with Norrhaven.", []],
    ["relation.kind", "There is no sister city agreement between Norrhaven and Lianhu.", []],
    ["relation.kind", "It is not true that Lianhu is a sister city of Norrhaven.", []],
    ["relation.kind", "The sister city agreement between Norrhaven and Lianhu was terminated in 2019.", []],
    ["relation.kind", "諾港市與蓮湖市並未締結姊妹市。", []],
    ["relation.kind", "諾港市與蓮湖市從未簽署姊妹市協議。", []],
    ["relation.kind", "諾港解除與蓮湖的姊妹市關係。", []],
    ["relation.kind", "諾港與蓮湖的姊妹市關係已終止。", []],
    ["relation.since", "Norrhaven and Lianhu have not been sister cities since 1998.", []],
    // What is denied or ended beside a tie leaves it as it is.
    [
      "relation.kind",
      "Lianhu is a sister city of Norrhaven to which Lo had not been before.",
      ["Norrhaven + Lianhu = sister"],
    ],
    ["relation.kind", "The mayor did not visit its sister city Lianhu.", ["Norrhaven + Lianhu = sister"]],
    ["relation.kind", "The visit to its sister city Lianhu was cancelled.", ["Norrhaven + Lianhu = sister"]],
    [
      "relation.kind",
      "The war had ended, Norrhaven and Lianhu became sister cities.",
      ["Norrhaven + Lianhu = sister"],
    ],
    [
      "relation.kind",
      "The tour ended with a friendship agreement with Lianhu.",
      ["Norrhaven + Lianhu = friendship"],
    ],
    ["relation.kind", "市長並未走訪姊妹市蓮湖。", ["諾港 + 蓮湖 = sister"]],
    [
      "relation.since",
      "The sister city partnership between Norrhaven and Lianhu, which began in 1998, goes on.",
      ["1998"],
    ],
    [
      "relation.since",
      'Norrhaven and Lianhu signed the "Sister City Agreement" on May 3, 1998, says the yearbook of the year 1999.',
      ["1998-05-03"],
    ],
    [
      "relation.count",
      "They marked the 10th anniversary of the friendly exchange agreement.",
      ["10th anniversary"],
    ],
    ["relation.count", "兩市結為姊妹市至此已滿10年。", ["10年"]],
    [
      "relation.count",
      "The article puts the number of Norrhaven's sister cities at 48.",
      ["48 sister cities"],
    ],
    ["document.count", "The number of Norrhaven's sister cities stood at 48.", []],
    ["document.count", "It brought the number of agreements with its sister cities to 45.", ["45"]],
    ["relation.count", "諾港的姊妹市總數已達51個。", ["51 姊妹市"]],
  ])("%s: %s", (slot, text, expected) => {
    expect([...new Set(valuesOf(slot, text, fields))]).toEqual(expected);
  });
});

describe("where and when", () => {
  test.each<Phrasing>([
    [
      "event.venue",
      "At the Grand Pier Hotel on May 3, 2021, the mayors exchanged flags.",
      ["Grand Pier Hotel"],
    ],
    ["event.venue", "The championship ran from May 3 to 5 at Riverside Park.", ["Riverside Park"]],
    ["event.venue", "Pearl Hall hosted the opening ceremony.", ["Pearl Hall"]],
    ["event.venue", "She landed at Norrhaven Airport.", []],
    ["event.venue", "會場設於望海酒店。", ["望海酒店"]],
    ["event.venue", "市長在珍珠公園為選手頒獎。", ["珍珠公園"]],
    ["event.place", "The forum is set for November in Lianhu.", ["Lianhu"]],
    ["event.place", "Astrid Lund met Ivo Sand in Lianhu.", ["Lianhu"]],
    ["event.host", "Norrhaven played host to the forum.", ["Norrhaven"]],
    [
      "event.host",
      "Its organizers were the Port Office and the Rowing Union.",
      ["Port Office", "Rowing Union"],
    ],
    ["event.state", "The forum came to an end on May 3.", ["held"]],
    ["event.state", "The championship drew 200 teams.", ["held"]],
    ["event.edition", "It is the first World Harbour Games to take place there.", []],
    ["event.edition", "The forum was in its fourth year.", ["4"]],
    ["event.date", "市長今（4）日接見訪團。", ["2021-05-04"]],
    ["event.date", "依報導標題，羅美雲將於29日率團赴諾港。", ["2021-05-29"]],
    ["event.date", "The report of May 2, 2021 says that it rained.", []],
  ])("%s: %s", (slot, text, expected) => {
    expect(valuesOf(slot, text).toSorted()).toEqual(expected.toSorted());
  });

  test("a day told by its name is worked out from the day of publication", () => {
    const fields = { publishedOn: "2021-05-05", eventOn: null };
    const daysOf = (text: string): string[] => valuesOf("event.date", text, fields);
    expect(daysOf("The mayors met on Monday.")).toEqual(["2021-05-03"]);
    expect(daysOf("The mayors will meet on Monday.")).toEqual(["2021-05-10"]);
    expect(daysOf("The mayors met yesterday.")).toEqual(["2021-05-04"]);
    expect(daysOf("The mayors met on Monday, May 3, 2021.")).toEqual(["2021-05-03"]);
    expect(daysOf("兩位市長昨天會面。")).toEqual(["2021-05-04"]);
    expect(daysOf("兩位市長週一會面。")).toEqual(["2021-05-03"]);
    const unknown = { publishedOn: null, eventOn: null };
    expect(valuesOf("event.date", "The mayors met on Monday.", unknown)).toEqual([]);
    expect(valuesOf("event.date", "A concert opens every Monday.", fields)).toEqual([]);
    expect(valuesOf("event.date", "LIANHU, May 4 – It rained.", fields)).toEqual([]);
    // The day of an event that goes on over a weekend, told long before.
    const ahead = { publishedOn: "2021-05-05", eventOn: "2021-06-12/2021-06-13" };
    expect(valuesOf("event.date", "The choirs meet on Sunday.", ahead)).toEqual(["2021-06-13"]);
  });
});

describe("visits, documents and counts", () => {
  test.each<Phrasing>([
    ["visit.place", "She travelled to Lianhu and Norrhaven from May 3 on.", ["Lianhu", "Norrhaven"]],
    [
      "visit.place",
      "The sites visited were the Pearl Museum and the Old Mint Hall.",
      ["Pearl Museum", "Old Mint Hall"],
    ],
    ["visit.place", "Lo Mei-yun is to stay in Norrhaven.", ["Norrhaven"]],
    ["visit.place", "The invitation reached Lo by post, as Lo Mei-yun said.", []],
    ["visit.place", "A councillor called on Lianhu to call off the forum.", []],
    ["visit.place", "訪團參觀海洋公園的海豹館。", ["海洋公園的海豹館"]],
    ["visit.place", "羅美雲到諾港訪問。", ["諾港"]],
    [
      "document.area",
      "The four memorandums of the 2nd forum in 2019 cover ports, trade and tourism.",
      ["ports", "trade", "tourism"],
    ],
    [
      "document.area",
      "Two memorandums were signed: one on ferries, the other on the care of seals.",
      ["ferries", "care of seals"],
    ],
    ["document.area", "Two memorandums were signed. They cover ports and trade.", ["ports", "trade"]],
    ["document.area", "The guests saw two towns. They cover ports and trade.", []],
    [
      "document.area",
      "A memorandum was signed to step up exchange in tourism and health.",
      ["tourism", "health"],
    ],
    ["document.area", "諾港與蓮湖簽署海豹保育備忘錄。", ["海豹保育"]],
    [
      "document.party",
      "Talks between Norrhaven and Lianhu led to the signing of a memorandum.",
      ["Norrhaven", "Lianhu"],
    ],
    ["document.party", "A memorandum was signed by Norrhaven and Lianhu.", ["Norrhaven", "Lianhu"]],
    ["number.count", "論壇已經辦了13次。", ["13 次"]],
    ["number.count", "訪團在蓮湖停留7小時。", ["7 小時"]],
    [
      "number.count",
      "In the poll, 71% of residents were for it and 64% supported exchanges.",
      ["71% residents"],
    ],
    ["statement.speaker", "副市長羅美雲宣布，論壇將恢復。", ["羅美雲"]],
    ["statement.speaker", "Ivo Sand of the Port Office expressed thanks.", ["Ivo Sand"]],
    ["animal.name", "兩隻海豹的名字是阿灰與阿藍。", []],
  ])("%s: %s", (slot, text, expected) => {
    expect(valuesOf(slot, text).toSorted()).toEqual(expected.toSorted());
  });
});
