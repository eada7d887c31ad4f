import { describe, expect, it } from "vitest";
import { tellsOtherCategory } from "../../src/answer/asked-category.ts";

describe("what is told of another sort than was asked for", () => {
  it.each([
    ["Who won the women's race in Kumano?", "Sato Ken won the men’s race by a length."],
    ["女子組冠軍是誰？", "男子組由熊野高中奪冠。"],
    ["How many girls came from Kumano?", "Twelve boys came from Kumano High School."],
    [
      "How big was the travel budget for the first half of 2025?",
      "The budget for the second half of 2025 is NT$4.6 million.",
    ],
    ["上半年有幾團來訪？", "下半年共有六團來訪。"],
    [
      "What was unveiled for the 20th anniversary?",
      "The exhibition for the 25th anniversary was unveiled on Friday.",
    ],
    ["What was unveiled for the twentieth anniversary?", "25週年特展即日起展出。"],
    ["締盟二十週年送了什麼？", "締盟30周年時，臺北送了一座鐘。"],
    ["What did they visit on the second day?", "On the first day they visited the zoo."],
    ["代表團第二天去了哪裡？", "第一天代表團參觀動物園。"],
    ["2024年十四歲以下的比賽是哪一隊獲勝？", "12歲以下組由熊野隊獲勝。"],
    ["Who won the under-14 cup?", "The U12 cup went to Kumano."],
  ])("%s – %s", (question, sentence) => {
    expect(tellsOtherCategory(question, sentence)).toBe(true);
  });

  it.each([
    ["Who won the women's race in Kumano?", "Sato Ken won the men’s race and Mori Aya the women’s."],
    ["Who won the race in Kumano?", "Sato Ken won the men’s race by a length."],
    ["Did men and women race together?", "The men’s race came first."],
    ["女子組冠軍是誰？", "冠軍由熊野高中拿下。"],
    ["女子組冠軍是誰？", "女生組由熊野高中奪冠。"],
    ["What was unveiled for the 20th anniversary?", "二十週年特展在美術館揭幕。"],
    ["What was unveiled for the 20th anniversary?", "A statue was unveiled in the park."],
    ["How many days did they stay?", "On the second day they visited the zoo."],
    ["第二天去了哪裡？", "7月1日，代表團參觀動物園。"],
    ["二十週年是哪一年？", "1988年締盟，2008年滿二十周年。"],
    ["How many girls came?", "男女生各十名來訪。"],
    ["男生有幾名？", "員工子女生活費由市府支應。"],
    ["有幾位女子參加？", "共有三十位選手參加。"],
  ])("is not that of: %s – %s", (question, sentence) => {
    expect(tellsOtherCategory(question, sentence)).toBe(false);
  });
});
