import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasHan } from "../../src/language/han.ts";
import { toSimplified, toTraditional, writtenLanguage } from "../../src/language/script.ts";

describe("a citizen is answered in the language of the question", () => {
  test.each([
    ["en", "Which cities are Taipei's sister cities?"],
    ["en", "Did Mayor Parker visit São Tomé?"],
    ["en", "Why did the mayor of 臺北 visit Tokyo in Japan last year?"],
    ["zh-Hant", "雙城論壇何時舉行？"],
    ["zh-Hant", "Ko Wen-je 是誰"],
    ["zh-Hant", "Annise Parker哪年訪問"],
    ["zh-Hant", "安妮絲・帕克是誰"],
    ["zh-Hans", "双城论坛什么时候举行？"],
    ["zh-Hans", "台湾的姐妹市有几个？"],
    ["zh-Hans", "市长去了哪里访问"],
    ["ja", "台北とは何ですか"],
    ["ko", "타이베이 시장은 누구입니까"],
    ["th", "นายกเทศมนตรีคือใคร"],
    ["vi", "Hà Nội và Đài Bắc kết nghĩa khi nào?"],
    ["vi", "ha noi ket nghia voi thanh pho nao"],
    ["id", "Siapa Ko?"],
    ["id", "Kapan Jakarta dan Taipei menandatangani perjanjian itu?"],
    ["fil", "Kailan naging magkapatid na lungsod ang Taipei at Quezon City?"],
    ["fr", "Quand le maire de Lyon est-il venu à Taipei ?"],
    ["es", "¿Quién es el alcalde?"],
    ["es", "que ciudades son hermanas de Taipei"],
    ["pt", "Quando foi assinado o acordo com São Paulo?"],
    ["de", "Wo ist das?"],
    ["de", "Wer war 2019 Bürgermeister von Prag?"],
    ["other", "Кто мэр Тайбэя?"],
    ["other", "من هو العمدة"],
    ["other", "123?"],
    ["other", ""],
  ])("%s: %s", (language, text) => {
    expect(writtenLanguage(text)).toBe(language);
  });

  test.each([
    "台北和上海",
    "台北的姊妹市有哪些",
    "台中市去里約嗎",
    "里長是誰",
    "松山區里長",
    "請了解宣布的事",
    "了解一下台北",
    "昆山",
    "皇后大道在台北",
    "姊妹市占比多少",
    "上海",
  ])("what Taiwan writes as well is not taken for Simplified: %s", (text) => {
    expect(writtenLanguage(text)).toBe("zh-Hant");
  });
});

test("the two scripts turn into each other, and nothing else is touched", () => {
  expect(toTraditional("双城论坛在台湾举行")).toBe("雙城論壇在臺灣舉行");
  expect(toSimplified("雙城論壇在臺灣舉行")).toBe("双城论坛在台湾举行");
  fc.assert(
    fc.property(fc.string({ unit: "grapheme-ascii" }), (text) => {
      expect(toTraditional(text)).toBe(text);
      expect(toSimplified(text)).toBe(text);
      expect(hasHan(text)).toBe(false);
    }),
  );
});

test("whatever the text, its language is told", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect([
        ...["en", "zh-Hant", "zh-Hans", "ja", "ko", "th", "vi", "id", "fil", "fr", "es", "pt", "de", "other"],
      ]).toContain(writtenLanguage(text));
    }),
    { numRuns: 1000 },
  );
});

describe("names in other languages leave a question English", () => {
  const name = fc.constantFrom(
    ..."Los Angeles,Las Vegas,La Paz,Rio de Janeiro,São Paulo,San Pedro Sula,Ciudad de México,Santiago de los Caballeros".split(
      ",",
    ),
    ..."Viet Nam,Đà Nẵng,Hội An,Thành phố Hồ Chí Minh,Kota Kinabalu,Kota Bandung,Yang Dan,Ang Lee,Quezon".split(
      ",",
    ),
    ..."Hôtel de Ville,Pays de la Loire,Orchestre de Paris,Frankfurt am Main,Den Haag,Sturm und Drang,Die Welt".split(
      ",",
    ),
    ..."Conseil de la Ville de Québec,Universität für Musik,Puerto de la Cruz,Foro de Ciudades".split(","),
  );

  test("names alone", () => {
    fc.assert(
      fc.property(name, (one) => {
        expect(writtenLanguage(one)).toBe("en");
        expect(writtenLanguage(`${one} Taipei`)).toBe("en");
      }),
    );
  });

  test("in a question", () => {
    const frame = fc.constantFrom(
      (one: string, other: string) => `Did ${one} and ${other} sign it?`,
      (one: string, other: string) => `When did the mayor of ${one} visit ${other}?`,
      (one: string, other: string) => `Who came from ${one} or from ${other}`,
      (one: string, other: string) => `is ${one} a sister city of ${other}`,
    );
    fc.assert(
      fc.property(frame, name, name, (asked, one, other) => {
        expect(writtenLanguage(asked(one, other))).toBe("en");
      }),
      { numRuns: 1000 },
    );
  });
});
