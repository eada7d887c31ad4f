import fc from "fast-check";
import { Converter as fromSimplified } from "opencc-js/cn2t";
import { Converter as fromTraditional } from "opencc-js/t2cn";
import { describe, expect, it } from "vitest";
import { ZodError } from "zod";
import { Conversion } from "../../src/language/conversion.ts";
import { toSimplified } from "../../src/language/to-simplified.ts";
import { toTraditional } from "../../src/language/to-traditional.ts";

// The package's own types cannot be resolved from an ES module.
const packageTraditional = fromSimplified({ from: "cn", to: "tw" }) as (text: string) => string;
const packageSimplified = fromTraditional({ from: "tw", to: "cn" }) as (text: string) => string;

/** Phrases whose characters change with their neighbours, names, compatibility forms and other scripts. */
const pieces = fc.constantFrom(
  ...[
    "头发",
    "發展",
    "发",
    "后",
    "皇后",
    "以後",
    "干",
    "乾坤",
    "干杯",
    "里",
    "公里",
    "台",
    "台湾",
    "臺北",
    "市长",
  ],
  ...[
    "麼",
    "么",
    "著",
    "裡面",
    "隻",
    "只",
    "系",
    "關係",
    "面",
    "麵",
    "云",
    "雲",
    "𠮷",
    "嗀",
    "Taipei",
    " ",
    "，",
  ],
);
const han = fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code));

describe("toTraditional and toSimplified", () => {
  it("choose a character by the words around it", () => {
    expect(toTraditional("皇后以后发展头发")).toBe("皇后以後發展頭髮");
    expect(toSimplified("乾坤與乾杯的關係")).toBe("乾坤与干杯的关系");
  });

  it("convert as the package's own converters do, whatever the text", () => {
    const text = fc.array(fc.oneof(pieces, han)).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (mixed) => {
        expect(toTraditional(mixed)).toBe(packageTraditional(mixed));
        expect(toSimplified(mixed)).toBe(packageSimplified(mixed));
      }),
    );
  });

  it("leave other text alone, half surrogate pairs among it", () => {
    for (const text of ["", "Taipei 101", "\uD842", "ひらがな", "😀"]) {
      expect(toTraditional(text)).toBe(text);
      expect(toSimplified(text)).toBe(text);
    }
  });
});

describe("Conversion", () => {
  it("refuses a form that it does not know when it is first used", () => {
    const broken = new Conversion({ segmentation: ["台 臺"] });
    expect(() => broken.convert("台")).toThrow(ZodError);
  });
});
