import { describe, expect, it } from "vitest";
import { en } from "../../src/language/messages/en.ts";
import { message } from "../../src/language/messages/index.ts";
import { zhHant } from "../../src/language/messages/zh-Hant.ts";

const keys = Object.keys(en) as (keyof typeof en)[];
/** A language may say the city's full name where the other one says its short one. */
const blanks = (text: string): string[] =>
  (text.replaceAll("{fullCity}", "{city}").match(/\{\w+\}/gu) ?? []).sort();

describe("interface strings", () => {
  it("have the same keys in both languages", () => {
    expect(Object.keys(zhHant).sort()).toEqual(Object.keys(en).sort());
  });

  it.each(keys)("%s says something and has the same blanks in both languages", (key) => {
    expect(en[key].trim()).not.toBe("");
    expect(zhHant[key].trim()).not.toBe("");
    expect(blanks(zhHant[key])).toEqual(blanks(en[key]));
  });

  it("fill their blanks, and refuse to leave one open", () => {
    expect(message("en", "sources.cite", { n: 3 })).toBe("Source 3");
    expect(message("zh-Hant", "sources.cite", { n: 3 })).toBe("來源 3");
    expect(() => message("en", "sources.cite")).toThrow("needs a value for n");
  });
});
