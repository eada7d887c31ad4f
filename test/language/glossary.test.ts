import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Glossary, GlossaryError, loadGlossary } from "../../src/language/glossary.ts";

const YAML = `
people:
  - { en: Ko Wen-je, zh: 柯文哲, also: [Wen-je Ko, 柯P] }
  - { en: Annise Parker, also: [Annise D. Parker] }
cities:
  - { en: Taipei, zh: 臺北, also: [Taipei City, 台北, 臺北市] }
  - { en: Shanghai, zh: 上海, also: [上海市] }
  - { en: Singapore, zh: 新加坡 }
  - { en: "Washington, D.C.", zh: 華盛頓特區 }
  - { en: San José, zh: 聖荷西 }
countries:
  - { en: Singapore, zh: 新加坡 }
series:
  - { en: Twin-City Forum, zh: 雙城論壇, also: [Taipei-Shanghai Forum] }
roles:
  - { en: mayor, zh: 市長 }
terms:
  - { en: sister city, zh: 姊妹市, also: [姐妹市] }
  - { en: artificial intelligence, zh: 人工智慧, also: [AI] }
  - { en: information technology, zh: 資訊科技, also: [IT] }
  - { en: return to Taiwan, zh: 回臺 }
`;

let folder: string;
let glossary: Glossary;
let files = 0;

async function write(yaml: string): Promise<string> {
  const path = join(folder, `glossary-${files++}.yaml`);
  await writeFile(path, yaml);
  return path;
}

/** What a text names: the words and the entry. */
function mentions(text: string): [string, string][] {
  return glossary.mentionsIn(text).map(({ start, end, entry }) => [text.slice(start, end), entry.id]);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "glossary-"));
  glossary = await loadGlossary([await write(YAML)]);
});

afterAll(() => rm(folder, { recursive: true }));

describe("a name is found however a citizen writes it", () => {
  test.each([
    ["Ko Wen-je", "people:Ko Wen-je"],
    ["KO WEN JE", "people:Ko Wen-je"],
    ["柯文哲", "people:Ko Wen-je"],
    ["柯P", "people:Ko Wen-je"],
    ["Annise D. Parker", "people:Annise Parker"],
    ["ｔａｉｐｅｉ", "cities:Taipei"],
    ["台北", "cities:Taipei"],
    ["San Jose", "cities:San José"],
    ["Washington, D.C.", "cities:Washington, D.C."],
    ["双城论坛", "series:Twin-City Forum"],
    ["Taipei–Shanghai Forum", "series:Twin-City Forum"],
    ["sister cities", "terms:sister city"],
    ["mayors", "roles:mayor"],
  ])("%s", (text, id) => {
    expect(mentions(text)).toEqual([[text, id]]);
    expect(mentions(`（${text}）`)).toEqual([[text, id]]);
  });

  test("two things of one name are both named", () => {
    expect(mentions("in Singapore")).toEqual([
      ["Singapore", "cities:Singapore"],
      ["Singapore", "countries:Singapore"],
    ]);
  });
});

describe("a name is not found inside another word", () => {
  test.each(["Taipeis", "mayoral", "Washington", "Kobe", "said again", "Parkers"])("%s", (text) => {
    expect(mentions(text)).toEqual([]);
  });

  test("an acronym needs its capitals, alone and in the plural", () => {
    expect(mentions("AI and IT, not ai and it")).toEqual([
      ["AI", "terms:artificial intelligence"],
      ["IT", "terms:information technology"],
    ]);
    expect(mentions("its mayor said")).toEqual([["mayor", "roles:mayor"]]);
    expect(mentions("ＡＩ論壇")).toEqual([["ＡＩ", "terms:artificial intelligence"]]);
    expect(mentions("AIs")).toEqual([["AIs", "terms:artificial intelligence"]]);
    expect(mentions("ais FAIT bait")).toEqual([]);
  });

  test("the longest name wins", () => {
    expect(mentions("the Taipei-Shanghai Forum in Taipei City")).toEqual([
      ["Taipei-Shanghai Forum", "series:Twin-City Forum"],
      ["Taipei City", "cities:Taipei"],
    ]);
  });

  test("臺北市長 is 臺北 and 市長, in either script", () => {
    for (const text of ["臺北市長柯文哲", "台北市长柯文哲"]) {
      expect(mentions(text)).toEqual([
        [text.slice(0, 2), "cities:Taipei"],
        [text.slice(2, 4), "roles:mayor"],
        ["柯文哲", "people:Ko Wen-je"],
      ]);
    }
    expect(mentions("臺北市的")).toEqual([["臺北市", "cities:Taipei"]]);
  });

  test("a word gives way to a name that begins within it", () => {
    expect(mentions("送回臺北")).toEqual([["臺北", "cities:Taipei"]]);
    expect(mentions("他回臺灣了")).toEqual([["回臺", "terms:return to Taiwan"]]);
  });
});

test("whatever the text, mentions are in order, name what they say, and do not cross", () => {
  const piece = fc.constantFrom(
    "臺北",
    "市",
    "長",
    "上海",
    "Taipei",
    "-",
    " ",
    "Shanghai",
    "Forum",
    "回",
    "AI",
    "s",
    "😀",
    "柯P",
  );
  fc.assert(
    fc.property(
      fc.array(piece).map((pieces) => pieces.join("")),
      (text) => {
        let at = { start: 0, end: 0 };
        for (const { start, end, entry } of glossary.mentionsIn(text)) {
          expect(start >= at.end || (start === at.start && end === at.end)).toBe(true);
          expect([...entry.en, ...entry.zh]).not.toEqual([]);
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
          at = { start, end };
        }
      },
    ),
    { numRuns: 1000 },
  );
});

describe("a city's own glossary", () => {
  test("replaces entries of the same name and adds others", async () => {
    const own = await write("cities:\n  - { en: Taipei, zh: 臺北, also: [天龍國] }\n  - { en: Perth }\n");
    const merged = await loadGlossary([await write(YAML)], [own]);
    const ids = merged.entries.map(({ id }) => id);
    expect(ids.filter((id) => id === "cities:Taipei")).toHaveLength(1);
    expect(ids).toContain("cities:Perth");
    expect(ids).toContain("people:Ko Wen-je");
    expect(merged.mentionsIn("天龍國").map(({ entry }) => entry.id)).toEqual(["cities:Taipei"]);
    expect(merged.mentionsIn("臺北市的")[0]?.end).toBe(2);
  });

  test("may be missing where it is optional, and not elsewhere", async () => {
    const missing = join(folder, "none.yaml");
    await expect(loadGlossary([await write(YAML)], [missing])).resolves.toBeInstanceOf(Glossary);
    await expect(loadGlossary([missing])).rejects.toThrow(GlossaryError);
    await expect(loadGlossary([missing])).rejects.toThrow(missing);
  });

  test("may be empty", async () => {
    expect((await loadGlossary([await write("")])).entries).toEqual([]);
    expect((await loadGlossary([await write("cities:\n")])).entries).toEqual([]);
  });

  test.each([
    ["not YAML", "cities: [", "is not YAML"],
    ["an unknown section", "towns:\n  - { en: Perth }", "towns"],
    ["an unknown field", "cities:\n  - { en: Perth, fr: Perth }", "fr"],
    ["an entry without a name", "cities:\n  - { also: [Perth] }", "needs en, zh or both"],
    ["a number for a name", "cities:\n  - { en: 5 }", "en"],
    ["no list", "cities: Perth", "cities"],
  ])("that cannot be used is refused by name: %s", async (_, yaml, reason) => {
    const path = await write(yaml);
    const failure = await loadGlossary([path]).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(GlossaryError);
    expect(String(failure)).toContain(path);
    expect(String(failure)).toContain(reason);
  });
});
