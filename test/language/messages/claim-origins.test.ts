import { expect, test } from "vitest";
import { originsOf } from "../../../src/language/messages/claim-origins.ts";

const SOURCES = [
  { n: 1, publisher: "Harbour Office", publishedOn: "2019-07-03" },
  { n: 2, publisher: "潮汐報", publishedOn: null },
  { n: 3, publisher: "Harbour Office", publishedOn: "2019-07-03" },
];

test.each([
  [[1], "en", "(Harbour Office, July 3, 2019)"],
  [[1], "zh-Hant", "（Harbour Office，2019年7月3日）"],
  [[1], "zh-Hans", "（Harbour Office，2019年7月3日）"],
  [[2], "en", "(潮汐報)"],
  [[1, 2], "en", "(Harbour Office, July 3, 2019; 潮汐報)"],
  [[1, 2], "zh-Hant", "（Harbour Office，2019年7月3日；潮汐報）"],
  [[1, 3], "en", "(Harbour Office, July 3, 2019)"],
  [[], "en", ""],
  [[9], "en", ""],
] as const)("sources %j for a reader of %s: %s", (citations, language, expected) => {
  expect(originsOf({ citations }, SOURCES, language)).toBe(expected);
});
