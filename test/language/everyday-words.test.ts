import { describe, expect, test } from "vitest";
import { everydayWord } from "../../src/language/everyday-words.ts";

describe("an everyday word", () => {
  test.each([
    ["被", "by"],
    ["在", "in"],
    ["的", ""],
    ["是誰", "who is"],
    ["多少", "how many"],
    ["隻", ""],
  ])("%s is %j", (chinese, english) => {
    expect(everydayWord(chinese)).toBe(english);
  });

  test.each([
    ["三項", "3"],
    ["兩次", "2 times"],
    ["十二人", "12 people"],
    ["第三", "number 3"],
    ["五年", "5 years"],
  ])("a number with what counts, %s, is %s", (chinese, english) => {
    expect(everydayWord(chinese)).toBe(english);
  });

  test("means the same in both scripts", () => {
    for (const [traditional, simplified] of [["後", "后"], ["兩個", "两个"], ["訪團", "访团"], ["幾項", "几项"]]) {
      expect(everydayWord(simplified ?? "")).toBe(everydayWord(traditional ?? ""));
    }
  }); // prettier-ignore

  test.each(["論壇", "柯文哲", "forum", "", "一"])("leaves %j to the dictionary", (word) => {
    expect(everydayWord(word)).toBeNull();
  });
});
