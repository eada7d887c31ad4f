import { readdir } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskPersonalData } from "../../src/language/mask-personal-data.ts";

const masked = (text: string): string => maskPersonalData(text).text;

describe("is masked", () => {
  test.each([
    ["national identity number", "我的身分證字號是A123456789，請查", "我的身分證字號是[id_number]，請查"],
    ["in small letters", "my id: a123456789.", "my id: [id_number]."],
    ["in full width", "Ａ１２３４５６７８９", "[id_number]"],
    ["in groups", "A123-456-789", "[id_number]"],
    // Both worked out by hand from the published weights, since they are of no living person.
    ["resident number of before 2021", "居留證 AC01234567", "居留證 [id_number]"],
    ["resident number of today", "居留證 A800000014", "居留證 [id_number]"],
  ])("%s", (_, text, expected) => {
    expect(maskPersonalData(text)).toEqual({ text: expected, found: ["id_number"] });
  });

  test.each([
    "02-27208889",
    "02-2720-8889",
    "02 2720 8889",
    "(02)2720-8889",
    "(02) 2720 8889",
    "（０２）２７２０－８８８９",
    "0227208889",
    "02–2720–8889",
    "02-27208889#6301",
    "02-27208889 轉 6301",
    "(02)27208889分機123",
    "02-2720-8889 ext. 12",
    "02-2720-8889-12",
    "037-123456",
    "049-2345678",
    "04-23456789",
    "07-3368333",
    "089-123-456",
    "0836-12345",
    "0912-345-678",
    "0912345678",
    "0912 345 678",
    "0912.345.678",
    "0912-345678",
    "09-12345678",
    "０９１２－３４５－６７８",
    "0912\u00a0345\u00a0678",
    "+886912345678",
    "+886 912 345 678",
    "+886-912-345-678",
    "＋８８６９１２３４５６７８",
    "+886-2-2720-8889",
    "+886 2 2720 8889",
    "+886 (0)2 2720-8889",
    "(+886)912345678",
    "00886-912-345-678",
    "002886912345678",
    "886-2-27208889",
    "886912345678",
    "+86 138 0013 8000",
    "+81 3-1234-5678",
    "+1 (415) 555-2671",
    "+85221234567",
  ])("phone %s", (phone) => {
    for (const [before, after] of [
      ["", ""],
      ["請撥", "找我，謝謝"],
      ["Call ", " before 2024-2025."],
      ["2024 ", " 2025"],
      ["電話：", "、"],
    ] as const) {
      const expected = { text: `${before}[phone]${after}`, found: ["phone"] };
      expect(maskPersonalData(before + phone + after)).toEqual(expected);
    }
  });

  test.each([
    [
      "a label before it",
      "tel:0912345678 Phone-0912345678 TEL0227208889",
      "tel:[phone] Phone-[phone] TEL[phone]",
    ],
    [
      "two in a row",
      "0912345678、02-27208889 或 0987654321 0912345678",
      "[phone]、[phone] 或 [phone] [phone]",
    ],
    ["two with a stroke", "0912345678/0987654321", "[phone]/[phone]"],
  ])("phone with %s", (_, text, expected) => {
    expect(masked(text)).toBe(expected);
  });

  test.each([
    ["我家電話是2720-8889，謝謝", "我家電話是[phone]，謝謝"],
    ["市話號碼：27208889", "市話號碼：[phone]"],
    ["請打 3368333 找我", "請打 [phone] 找我"],
    ["請撥２７２０－８８８９", "請撥[phone]"],
    ["Call me at 2720 8889 before 2024-2025.", "Call me at [phone] before 2024-2025."],
    ["my phone number is 336-8333", "my phone number is [phone]"],
    ["電話是二七二〇八八八九", "電話是[phone]"],
    ["請打二七二〇-八八八九找我", "請打[phone]找我"],
    ["手機沒電，請撥三三六八三三三。", "手機沒電，請撥[phone]。"],
  ])("phone without its area code: %s", (text, expected) => {
    expect(maskPersonalData(text)).toEqual({ text: expected, found: ["phone"] });
  });

  test.each([
    ["我的手機是零九一二三四五六七八，謝謝", "我的手機是[phone]，謝謝", "phone"],
    ["零九一二-三四五-六七八", "[phone]", "phone"],
    ["〇二二七二〇八八八九", "[phone]", "phone"],
    ["身分證A一二三四五六七八九", "身分證[id_number]", "id_number"],
    ["卡號四一一一 一一一一 一一一一 一一一一", "卡號[card]", "card"],
  ])("in Chinese characters: %s", (text, expected, kind) => {
    expect(maskPersonalData(text)).toEqual({ text: expected, found: [kind] });
  });

  test.each([
    "test@example.com",
    "wang.xiao-ming+news@mail.gov.taipei",
    "a_b@sub.example.com.tw",
    "ｔｅｓｔ＠ｅｘａｍｐｌｅ．ｃｏｍ",
    "0912345678@example.com",
  ])("e-mail %s", (email) => {
    expect(maskPersonalData(`我的信箱是${email}。`)).toEqual({
      text: "我的信箱是[email]。",
      found: ["email"],
    });
    expect(masked(`Write to ${email}, please`)).toBe("Write to [email], please");
  });

  test.each([
    "4111111111111111",
    "4111 1111 1111 1111",
    "4111-1111-1111-1111",
    "４１１１ １１１１ １１１１ １１１１",
    "5555 5555 5555 4444",
    "3782 822463 10005",
    "378282246310005",
    "3056 930902 5904",
    "3530111333300000",
    "4222222222222",
    "6304 0000 0000 0000 000",
  ])("card %s", (card) => {
    expect(maskPersonalData(`卡號${card}，到期2027`)).toEqual({
      text: "卡號[card]，到期2027",
      found: ["card"],
    });
    expect(masked(`card ${card} until 2027`)).toBe("card [card] until 2027");
  });

  test("everything in one sentence, in its order", () => {
    expect(
      maskPersonalData("我是A123456789，電話0912-345-678，信箱a@b.tw，卡4111-1111-1111-1111，2024-2025年"),
    ).toEqual({
      text: "我是[id_number]，電話[phone]，信箱[email]，卡[card]，2024-2025年",
      found: ["id_number", "phone", "email", "card"],
    });
  });
});

describe("stays as it is", () => {
  test.each([
    "2024-2025年的雙城論壇",
    "20241225",
    "二〇二四年十二月二十五日",
    "二〇二四一二二五",
    "電話亭在二〇二四至二〇二五年拆除",
    "打電話的人數二〇一九 二〇二〇年各有多少",
    "請撥款二七二〇八八八九元",
    "電話訪問在二〇二四一二二五進行",
    "三三六八三三三",
    "一九九九 二〇〇〇 二〇〇一",
    "一二三四五六七八九",
    "電話亭在2024-2025年拆除",
    "打電話的人數2019 2020年各有多少",
    "撥款 27208889 元",
    "call for papers 20241225",
    "2720-8889",
    "20241225-20250101",
    "20241225093000",
    "2024-12-25 09:30 到 2024-12-26",
    "09-12-2024 10:30",
    "2019 2020 2021 2022",
    "1999-2000-2001-2002",
    "第09 2024-2025 期",
    "民國113年12月25日",
    "114/01/02",
    "1955/10/04（19700101）",
    "2024/10/04-20241225",
    "1999 專線、110、119、165",
    "NT$1,234,567,890,123",
    "經費4111111111111111元",
    "NT$ 4111111111111111",
    "4111111111111111 萬元",
    "USD 4111111111111111",
    "1234567",
    "12345678",
    "3.1415926535897932",
    "0.0912345678",
    "03.1234567.5",
    "A123456788",
    "XA123456789",
    "A1234567890",
    "a 123456789",
    "4111111111111112",
    "4111 1111 1111 1112",
    "01-23456789",
    "0912-345-67",
    "2024-0912-345-678",
    "192.168.100.200",
    "25.033964, 121.564468",
    "2010-04-06-four-memoranda-china-daily",
    "news-20241225-0912345678",
    "news-a123456789",
    "https://www.gov.taipei/News_Content.aspx?n=0912345678&s=4111111111111111",
    "@taipei",
    "3@5.00",
    "a@b",
    "7-11 24H",
    "台北101",
    "5,000 人次、12.5%",
  ])("%s", (text) => {
    expect(maskPersonalData(text)).toEqual({ text, found: [] });
  });

  test("every id of the shipped articles, and every day in them", async () => {
    const names = await readdir(join(import.meta.dirname, "../../corpus"));
    expect(names.length).toBeGreaterThan(50);
    for (const name of names) expect(masked(name)).toBe(name);
  });
});

describe("whatever is written", () => {
  const digits = (length: number) =>
    fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
      .map((list) => list.join(""));
  const year = fc.integer({ min: 1900, max: 2099 }).map(String);
  const day = fc
    .date({ min: new Date("1900-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  /** What stands around a number without being part of it. */
  const around = fc.constantFrom("", "，", " 我的是 ", "請問", "。", "「", "」", "\n", ": ", "; ", "、");
  const wide = (text: string): string =>
    text.replace(/[!-~]/g, (plain) => String.fromCharCode(plain.charCodeAt(0) + 0xfee0));
  const widths = fc.constantFrom((text: string) => text, wide);
  const separator = fc.constantFrom("", " ", "-");

  /** An identity number whose check digit is reckoned from the rule, another way round than in the code. */
  const idNumber = fc
    .tuple(
      fc.integer({ min: 0, max: 25 }),
      fc.constantFrom("1", "2", "8", "9", "A", "B", "C", "D"),
      digits(7),
    )
    .map(([index, second, rest]) => {
      const order = "ABCDEFGHJKLMNPQRSTUVXYWZIO";
      const letter = order.charAt(index);
      const value = (of: string): number => order.indexOf(of) + 10;
      const head = Math.floor(value(letter) / 10) + (value(letter) % 10) * 9;
      const place = /\d/.test(second) ? Number(second) : value(second) % 10;
      const sum = [place, ...rest.split("")].reduce<number>(
        (total, digit, at) => total + Number(digit) * (8 - at),
        head,
      );
      return `${letter}${second}${rest}${(10 - (sum % 10)) % 10}`;
    });

  const mobile = fc
    .tuple(digits(8), separator, separator)
    .map(([rest, a, b]) => `09${rest.slice(0, 2)}${a}${rest.slice(2, 5)}${b}${rest.slice(5)}`);
  const landline = fc
    .tuple(
      fc.constantFrom<readonly [string, number]>(
        ["02", 8],
        ["03", 7],
        ["037", 6],
        ["04", 8],
        ["049", 7],
        ["05", 7],
        ["06", 7],
        ["07", 7],
        ["08", 7],
        ["089", 6],
        ["082", 6],
        ["0836", 5],
      ),
      digits(8),
      fc.constantFrom("-", ")", ""),
    )
    .map(([[area, length], rest, mark]) =>
      mark === ")" ? `(${area})${rest.slice(0, length)}` : area + mark + rest.slice(0, length),
    );
  const abroad = fc
    .tuple(fc.constantFrom("+886", "+886-", "+886 "), fc.constantFrom("9", "2"), digits(8), fc.boolean())
    .map(([code, first, rest, hasZero]) => `${code}${hasZero ? "(0)" : ""}${first}${rest}`);

  const card = fc
    .tuple(fc.integer({ min: 13, max: 19 }), fc.constantFrom("3", "4", "5", "6"), digits(18), separator)
    .map(([length, first, rest, gap]) => {
      const body = first + rest.slice(0, length - 2);
      const check = [...Array(10).keys()].find((digit) => luhnSum(body + String(digit)) % 10 === 0) ?? 0;
      return `${body}${check}`.replace(/(\d{4})(?=\d)/g, `$1${gap}`);
    });
  /** By table, and from the left: each digit of an even place from the right counts as its row says. */
  function luhnSum(number: string): number {
    const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
    return number.split("").reduce((sum, digit, index) => {
      const isDoubled = (number.length - index) % 2 === 0;
      return sum + (isDoubled ? (doubled[Number(digit)] ?? 0) : Number(digit));
    }, 0);
  }

  const email = fc.emailAddress({ size: "small" }).filter((address) => /^[a-z0-9._+@-]+$/i.test(address));

  test.each([
    ["id_number", idNumber],
    ["phone", mobile],
    ["phone", landline],
    ["phone", abroad],
    ["card", card],
    ["email", email],
  ] as const)("a %s is masked, and only it", (kind, number) => {
    fc.assert(
      fc.property(number, around, around, widths, (plain, before, after, inWidth) => {
        const text = before + inWidth(plain) + after;
        expect(maskPersonalData(text)).toEqual({ text: `${before}[${kind}]${after}`, found: [kind] });
      }),
      { numRuns: 500 },
    );
  });

  test("years, ranges, days and amounts are never masked", () => {
    const compact = day.map((iso) => iso.replaceAll("-", ""));
    const amount = fc.tuple(
      fc.constantFrom("NT$", "US$ ", "新臺幣", "約"),
      fc.bigInt({ min: 1n, max: 10n ** 18n }),
      fc.constantFrom("元", " 元", "萬元", "億"),
    );
    const harmless = fc.oneof(
      year,
      fc.tuple(year, fc.constantFrom("-", "–", "～", " - ", "至", " "), year).map((parts) => parts.join("")),
      day,
      compact,
      fc.tuple(compact, fc.constantFrom("-", "~", " "), compact).map((parts) => parts.join("")),
      day.map((iso) => iso.replaceAll("-", "/")),
      day.map((iso) => iso.replaceAll("-", ".")),
      fc.tuple(day, fc.constantFrom("T", " ")).map(([iso, gap]) => `${iso}${gap}09:30:15`),
      amount.map((parts) => parts.join("")),
      amount.map(([mark, number, unit]) => mark + number.toLocaleString("en-US") + unit),
      fc.tuple(day, fc.constantFrom("forum", "mou-signed")).map((parts) => parts.join("-")),
    );
    const mark = fc.constantFrom("，", "。", " 到了 ", "（", "）", "\n", "; ");
    fc.assert(
      fc.property(
        fc.array(fc.tuple(harmless, mark), { minLength: 1, maxLength: 5 }),
        widths,
        (parts, inWidth) => {
          const text = parts.map(([part, after]) => inWidth(part) + after).join("");
          expect(maskPersonalData(text)).toEqual({ text, found: [] });
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test("years, ranges and days in figures or Chinese characters are never taken for a telephone's number", () => {
    const written = (digits: string): string =>
      digits.replaceAll(/\d/g, (digit) => "〇一二三四五六七八九".charAt(Number(digit)));
    const time = fc.oneof(
      year,
      fc.tuple(year, fc.constantFrom("-", " ", "至"), year).map((parts) => parts.join("")),
      day.map((iso) => iso.replaceAll("-", "")),
    );
    const cue = fc.constantFrom("電話", "請打", "電話訪問在", "手機展", "call ", "phone numbers of ");
    const script = fc.constantFrom((text: string) => text, written);
    fc.assert(
      fc.property(
        cue,
        time,
        script,
        fc.constantFrom("", "年", "。", " "),
        (before, when, inScript, after) => {
          const text = before + inScript(when) + after;
          expect(maskPersonalData(text)).toEqual({ text, found: [] });
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test("masking what is masked changes nothing, and the rest of the text stays", () => {
    const piece = fc.oneof(
      idNumber,
      mobile,
      landline,
      abroad,
      card,
      email,
      year,
      day,
      around,
      fc.string({ unit: fc.constantFrom(..."0123456789+-() .@aA臺４，".split("")) }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join("");
        const once = maskPersonalData(text);
        expect(maskPersonalData(once.text)).toEqual({ text: once.text, found: [] });
        // What stands between the masks stands in the text, in the same order.
        let from = 0;
        for (const part of once.text.split(/\[(?:id_number|phone|email|card)\]/)) {
          const at = text.indexOf(part, from);
          expect(at).toBeGreaterThanOrEqual(from);
          from = at + part.length;
        }
        const inOrder = [...once.text.matchAll(/\[(id_number|phone|email|card)\]/g)].map(([, kind]) => kind);
        expect(inOrder).toEqual(once.found);
      }),
      { numRuns: 2_000 },
    );
  });

  test("any text at all is taken", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const { text: result, found } = maskPersonalData(text);
        if (found.length === 0) expect(result).toBe(text);
      }),
    );
  });
});
