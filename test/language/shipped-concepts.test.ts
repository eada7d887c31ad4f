import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { type ConceptEntry, Concepts, loadConcepts } from "../../src/language/concepts.ts";

const PATH = fileURLToPath(new URL("../../src/language/concepts", import.meta.url));

let entries: readonly ConceptEntry[];
let lexicon: Concepts;
beforeAll(async () => {
  entries = await loadConcepts(PATH);
  lexicon = Concepts.of(entries);
});

describe("the shipped lexicon", () => {
  test("is one of many concepts, each with two forms or more, none of them twice", () => {
    expect(entries.length).toBeGreaterThan(500);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    const odd = entries.filter(({ en, zh }) => {
      const forms = [...en, ...zh];
      return forms.length < 2 || new Set(forms).size < forms.length;
    });
    expect(odd).toEqual([]);
  });

  test("keeps the languages apart, English in small letters", () => {
    const isHan = (form: string): boolean => /\p{Script=Han}/u.test(form);
    expect(
      entries.flatMap(({ en }) => en.filter((form) => isHan(form) || form !== form.toLowerCase())),
    ).toEqual([]);
    expect(entries.flatMap(({ zh }) => zh.filter((form) => !isHan(form)))).toEqual([]);
  });

  test("finds every form of every concept as a word of its own, and in a text all but single characters", () => {
    const lost: string[] = [];
    for (const { id, en, zh } of entries) {
      for (const form of [...en, ...zh]) {
        if (!lexicon.of(form).includes(id)) lost.push(`${id}: ${form}`);
        const isInText = lexicon
          .mentionsIn(`（${form}）`)
          .some(({ start, end, ids }) => start === 1 && end === 1 + form.length && ids.includes(id));
        if (isInText === (zh.includes(form) && form.length === 1)) lost.push(`${id}, in a text: ${form}`);
      }
    }
    expect(lost).toEqual([]);
  });
});

function share(one: string, other: string): boolean {
  const ids = new Set(lexicon.of(other));
  expect([lexicon.of(one).length, ids.size]).not.toContain(0);
  return lexicon.of(one).some((id) => ids.has(id));
}

describe("words that may stand for each other share a concept", () => {
  test.each([
    ["put off", "delay"],
    ["postpone", "延期"],
    ["called off", "取消"],
    ["cancel", "停辦"],
    ["won", "奪冠"],
    ["champions", "冠軍"],
    ["lose", "落敗"],
    ["took place", "held"],
    ["taken place", "舉行"],
    ["kicked off", "開幕"],
    ["came to an end", "閉幕"],
    ["slogan", "theme"],
    ["motto", "主題"],
    ["location", "會場"],
    ["inked", "signed"],
    ["簽訂", "簽署"],
    ["memoranda", "備忘錄"],
    ["twin towns", "sister cities"],
    ["sister cities", "姐妹市"],
    ["headed", "率團"],
    ["deputy mayor", "副市長"],
    ["subway", "MRT"],
    ["地铁", "捷運"],
    ["gave", "致贈"],
    ["souvenirs", "伴手禮"],
    ["flew home", "返國"],
    ["went to", "前往"],
    ["quake", "強震"],
    ["brought forward", "提前"],
    ["behind closed doors", "閉門"],
  ])("%s, %s", (one, other) => {
    expect(share(one, other)).toBe(true);
  });
});

describe("opposites and other attributes share none", () => {
  test.each([
    ["postpone", "cancel"],
    ["延期", "取消"],
    ["postpone", "bring forward"],
    ["延期", "提前"],
    ["win", "lose"],
    ["贏", "輸"],
    ["champion", "runner-up"],
    ["host", "guest"],
    ["visit", "host"],
    ["mayor", "deputy mayor"],
    ["市長", "副市長"],
    ["mayor", "president"],
    ["mayor", "governor"],
    ["memorandum", "agreement"],
    ["備忘錄", "協議"],
    ["sister city", "friendship city"],
    ["theme", "venue"],
    ["主題", "地點"],
    ["theme", "topic"],
    ["date", "place"],
    ["organizer", "sponsor"],
    ["leader", "member"],
    ["arrive", "depart"],
    ["lend", "borrow"],
    ["give", "receive"],
    ["buy", "sell"],
    ["accept", "refuse"],
    ["approve", "reject"],
    ["support", "oppose"],
    ["出席", "缺席"],
    ["resume", "suspend"],
    ["renew", "terminate"],
    ["begin", "end"],
    ["more than", "less than"],
    ["increase", "decrease"],
    ["annual", "biennial"],
    ["injured", "dead"],
    ["metro", "bus"],
    ["lunch", "dinner"],
    ["teacher", "student"],
  ])("%s, %s", (one, other) => {
    expect(share(one, other)).toBe(false);
  });
});
