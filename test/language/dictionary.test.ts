import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cleanSenses, sensesOf } from "../../src/language/dictionary-senses.ts";
import {
  decodeDictionary,
  type Dictionary,
  DictionaryError,
  encodeDictionary,
  readDictionary,
} from "../../src/language/dictionary.ts";
import { prepareDictionary } from "../../src/language/prepare-dictionary.ts";
import { StringTable } from "../../src/language/string-table.ts";

describe("StringTable", () => {
  const strings = fc.array(fc.string({ unit: "grapheme" }));

  test("gives back what it was made of, in order", () => {
    fc.assert(
      fc.property(strings, (texts) => {
        const table = StringTable.of(texts);
        expect(Array.from({ length: table.length }, (_, index) => table.at(index))).toEqual(texts);
      }),
    );
  });

  test("finds every string of a sorted table and none that it does not have", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ unit: "grapheme" })),
        fc.string({ unit: "grapheme" }),
        (texts, other) => {
          const { table, order } = StringTable.sorted(texts);
          for (const text of texts) expect(texts[order[table.find(text)] ?? -1]).toBe(text);
          expect(table.find(other) >= 0).toBe(texts.includes(other));
        },
      ),
    );
  });
});

describe("cleanSenses", () => {
  test.each([
    [["to sign (an agreement)"], ["sign"]],
    [
      ["(bound form) China; Chinese", "surname Zhong"],
      ["China", "Chinese"],
    ],
    [["CL:個|个[ge4]", "forum (for discussion)"], ["forum"]],
    [["variant of 台[tai2]", "also pr. [tai4]", "see 臺北[Tai2 bei3]"], []],
    [
      ["the emergency number for law enforcement in Mainland China and Taiwan"],
      ["emergency number for law enforcement"],
    ],
    [["of; ~'s (possessive particle)"], ["of", "'s"]],
  ])("%j is %j", (definitions, senses) => {
    expect(cleanSenses(definitions, false)).toEqual(senses);
  });

  test("keeps of a name what stands before the comma", () => {
    expect(cleanSenses(["Taipei, capital of Taiwan"], true)).toEqual(["Taipei"]);
  });
});

describe("sensesOf", () => {
  test("puts names after words and takes from each reading in turn", () => {
    const senses = sensesOf([
      { pinyin: "Zhong1", definitions: ["China"] },
      { pinyin: "zhong1", definitions: ["within", "middle"] },
      { pinyin: "zhong4", definitions: ["to hit"] },
    ]);
    expect(senses).toEqual(["within", "hit", "China"]);
  });

  test("gives nothing for a word that is grammar", () => {
    const senses = sensesOf([
      { pinyin: "le5", definitions: ["(completed action marker)"] },
      { pinyin: "liao3", definitions: ["to finish"] },
    ]);
    expect(senses).toEqual([]);
  });
});

describe("a dictionary table", () => {
  const entries = new Map([
    ["论坛", ["forum"]],
    ["后", ["empress", "back"]],
    ["後", ["back"]],
    ["了", []],
  ]);
  const bytes = encodeDictionary(entries);

  test("answers for both scripts; the Traditional form decides where it can", () => {
    const dictionary = decodeDictionary(bytes);
    expect(dictionary.senses("論壇")).toEqual(["forum"]);
    expect(dictionary.senses("论坛")).toEqual(["forum"]);
    expect(dictionary.senses("後")).toEqual(["back"]);
    expect(dictionary.senses("后")).toEqual(["empress", "back"]);
    expect(dictionary.senses("了")).toEqual([]);
    expect(dictionary.senses("雙城")).toBeNull();
    expect([dictionary.size, dictionary.longest]).toEqual([4, 2]);
  });

  test("notices any bit that flipped and any cut", () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
        const damaged = Uint8Array.from(bytes);
        damaged[at] = (damaged[at] ?? 0) ^ (1 << bit);
        expect(() => decodeDictionary(damaged)).toThrow(DictionaryError);
        expect(() => decodeDictionary(bytes.subarray(0, at))).toThrow(DictionaryError);
      }),
    );
  });
});

describe("prepareDictionary", () => {
  let folder = "";
  let kept = "";
  let dictionary: Dictionary;
  let path = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "dictionary-"));
    kept = join(folder, "kept");
    ({ path } = await prepareDictionary(join(folder, "first"), undefined, kept));
    dictionary = await readDictionary(path);
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  test("condenses all of CC-CEDICT, each word with usable senses", () => {
    expect(dictionary.size).toBeGreaterThan(110_000);
    expect(dictionary.senses("簽署")).toEqual(["sign"]);
    expect(dictionary.senses("论坛")?.[0]).toBe("forum");
    expect(dictionary.senses("後")?.[0]).toBe("back");
    expect(dictionary.senses("了")).toEqual([]);
  });

  test("leaves the table alone where it is whole, makes it again where it is damaged, and nothing besides", async () => {
    const whole = await readFile(path);
    await writeFile(path, whole.subarray(0, whole.length / 2));
    await expect(readDictionary(path)).rejects.toThrow(DictionaryError);
    expect(await prepareDictionary(join(folder, "first"), undefined, kept)).toMatchObject({ path });
    expect((await readFile(path)).equals(whole)).toBe(true);
    expect(await readdir(dirname(path))).toHaveLength(1);
  });

  test("serves other data folders from what is kept, without condensing again", async () => {
    // A table that only the folder holds: whoever condensed would have all the words.
    const few = encodeDictionary(new Map([["簽署", ["sign"]]]));
    const small = join(folder, "small");
    await mkdir(small);
    await writeFile(join(small, basename(path)), few);
    const second = await prepareDictionary(join(folder, "second"), undefined, small);
    expect((await readFile(second.path)).equals(few)).toBe(true);
    expect(await readdir(dirname(second.path))).toEqual([`${second.id}.table`]);
  });

  test("makes it anew where what is kept is damaged or cannot be", async () => {
    const whole = await readFile(path);
    const [name = ""] = await readdir(kept);
    await writeFile(join(kept, name), whole.subarray(1));
    const third = await prepareDictionary(join(folder, "third"), undefined, kept);
    expect((await readFile(third.path)).equals(whole)).toBe(true);
    expect((await readFile(join(kept, name))).equals(whole)).toBe(true);

    const fourth = await prepareDictionary(join(folder, "fourth"), undefined, join(kept, name, "no-folder"));
    expect((await readFile(fourth.path)).equals(whole)).toBe(true);
  });

  test("says what to do where the folder cannot be written", async () => {
    const file = join(folder, "a-file");
    await writeFile(file, "");
    await expect(prepareDictionary(file, undefined, kept)).rejects.toThrow(/can be written/);
  });

  test("stops when it is told to", async () => {
    const reason = new Error("stop");
    const stopped = prepareDictionary(
      join(folder, "stopped"),
      AbortSignal.abort(reason),
      join(folder, "none"),
    );
    await expect(stopped).rejects.toBe(reason);
  });
});
