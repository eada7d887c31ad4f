import fc from "fast-check";
import { expect, test } from "vitest";
import { formatDay } from "../../src/language/format-day.ts";
import { taipeiDay } from "../../src/language/today.ts";

const HOUR = 3_600_000;

test("today is the day in Taipei, eight hours ahead of UTC, wherever the machine stands", () => {
  expect(taipeiDay(Date.parse("2024-12-31T15:59:59.999Z"))).toBe("2024-12-31");
  expect(taipeiDay(Date.parse("2024-12-31T16:00:00Z"))).toBe("2025-01-01");
  expect(taipeiDay(Date.parse("2024-02-28T16:00:00Z"))).toBe("2024-02-29");
});

test("since 1980, without summer time", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date("1980-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }),
      (date) => {
        expect(taipeiDay(date.getTime())).toBe(
          new Date(date.getTime() + 8 * HOUR).toISOString().slice(0, 10),
        );
      },
    ),
  );
});

test("a day is shown as readers of each language write it", () => {
  expect(formatDay("2019-07-04", "en")).toBe("July 4, 2019");
  expect(formatDay("2019-07-04", "zh-Hant")).toBe("2019年7月4日");
  expect(formatDay("2019-12-31", "zh-Hans")).toBe("2019年12月31日");
});
