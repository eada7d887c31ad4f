import { describe, expect, test } from "vitest";
import { lacksMeasure } from "../../src/answer/asked-measure.ts";

describe("a sentence that counts other things than a measure word asks for", () => {
  test.each([
    ["送了幾株櫻花樹？", "這批樹是為了感謝捐贈5萬片口罩。"],
    ["有幾位國中生？", "學生來自8所國中，寄宿在24個家庭。"],
    ["有幾艘船橫渡？", "19隻海鷗飛過船。"],
    ["辦了幾場音樂會？", "音樂會在市民會館舉行。"],
    ["總共有多少人上線參加？", "論壇線上舉行，6國11座城市參加。"],
    ["送了多少臺製氧機？", "海松市送來5萬片口罩。"],
    ["How many young delegates took part?", "論壇線上舉行，6國11座城市參加。"],
  ])("%s %s", (question, sentence) => {
    expect(lacksMeasure(question, sentence, "zh-Hant")).toBe(true);
  });

  test.each([
    ["送了幾株櫻花樹？", "市府種下30株櫻花樹。"],
    ["送了幾株櫻花樹？", "市府種下三十餘棵樹。"],
    ["有幾位國中生？", "24名國中生出發。"],
    ["有幾位國中生？", "一行二十四人出發。"],
    ["簽了幾項備忘錄？", "簽署兩份備忘錄。"],
    ["去了幾個城市？", "走訪大阪、京都與神戶。"],
    ["第幾屆論壇？", "第五屆論壇開幕。"],
    ["好幾位市長說了什麼？", "市長們致詞。"],
    ["何時出發？", "今天出發。"],
    ["哪幾位官員出席？", "市長與局長出席。"],
    ["有幾國參加？", "共有12個國家參加。"],
    ["總共有多少人參加？", "來自10國的四百餘名代表與會。"],
    ["花了多少錢？", "經費由市府負擔。"],
    ["How many people took part?", "共有460人參加。"],
    ["How many cities took part?", "6國11座城市參加。"],
    ["How many days did students stay?", "學生在瑞川停留五天。"],
    ["How many families hosted students?", "24個家庭接待學生。"],
    ["總共有多少人參觀？", "參觀人次達21萬。"],
    ["How many children came aboard?", "20個孩子上船。"],
    ["捐了多少人民幣？", "捐贈人民幣50萬元。"],
  ])("does not: %s %s", (question, sentence) => {
    expect(lacksMeasure(question, sentence, "zh-Hant")).toBe(false);
  });

  test("is never an English one, even with Chinese names in it", () => {
    expect(lacksMeasure("率領幾人？", "Cho Wen-cheng (卓文正) led a delegation of seven.", "en")).toBe(false);
  });
});
