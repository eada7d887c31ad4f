import { describe, expect, it } from "vitest";
import { readableDay } from "../../../src/language/messages/readable-day.ts";

describe("readableDay", () => {
  it.each([
    ["2019-07-03", "July 3, 2019", "2019年7月3日"],
    ["2019-07-03/2019-07-05", "July 3–5, 2019", "2019年7月3日至5日"],
    ["2019-06-28/2019-07-05", "June 28 – July 5, 2019", "2019年6月28日至7月5日"],
    ["2019-12-31/2020-01-02", "December 31, 2019 – January 2, 2020", "2019年12月31日至2020年1月2日"],
    ["2019-07-03/2019-07-03", "July 3, 2019", "2019年7月3日"],
    ["2019-13-03", "2019-13-03", "2019-13-03"],
    ["2019-07", "2019-07", "2019-07"],
    ["2019-07-03/", "2019-07-03/", "2019-07-03/"],
    ["", "", ""],
  ])("writes %s for readers", (iso, english, chinese) => {
    expect(readableDay(iso, "en")).toBe(english);
    expect(readableDay(iso, "zh-Hant")).toBe(chinese);
  });
});
