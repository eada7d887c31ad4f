import { describe, expect, test } from "vitest";
import { nameKeys, nameLetters } from "../../src/language/romanised-names.ts";

describe("a Chinese name in Latin letters", () => {
  test.each(["王明", "歐陽志明", "Kuo"])("%s is none of three characters", (name) => {
    expect(nameKeys(name)).toEqual([]);
  });

  test.each([
    ["郭禮安", "Kuo Li-an"],
    ["郭禮安", "Li-an Kuo"],
    ["郭禮安", "Guo Li’an"],
    ["李怡君", "Lee I-chun"],
    ["沈致遠", "Shen Zhiyuan"],
    ["曾志偉", "Tseng Chih-wei"],
    ["謝思妤", "Hsieh Szu-yu"],
  ])("%s may be written %s", (name, latin) => {
    expect(nameKeys(name)).toContain(nameLetters(latin));
  });

  test("of another person is another", () => {
    expect(nameKeys("郭禮安")).not.toContain(nameLetters("Kuo Li-wen"));
  });
});
