import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holdsAddress, withoutAddresses } from "../../../src/answer/model/without-addresses.ts";

describe("addresses", () => {
  it.each([
    ["See https://example.org/a?b=c#d for more.", "See [link] for more."],
    ["見https://example.org/新聞，謝謝", "見[link]，謝謝"],
    ["Write to a.b+c@mail.example.gov.tw today", "Write to [email] today"],
    ["www.example.com has it", "[link] has it"],
    ["english.gov.taipei or example.com/path", "[link] or [link]"],
    ["[more](javascript://x) <mailto:x@y.org>", "[more]([link]) <mailto:[email]>"],
  ])("are replaced: %s", (text, without) => {
    expect(withoutAddresses(text)).toBe(without);
    expect(holdsAddress(text)).toBe(true);
  });

  it.each([
    "The 2018 Twin-City Forum was held on Dec. 20, 2018, at 9 a.m.",
    "約有1.2萬人參加，較2017年增加3.5%。",
    "Mayor Annise D. Parker met St. Petersburg's delegation (U.S. team) at No. 5.",
    "The ratio was 3:2; see item 4.in the list.Then",
  ])("are not seen where there are none: %s", (text) => {
    expect(withoutAddresses(text)).toBe(text);
    expect(holdsAddress(text)).toBe(false);
  });

  it("are gone once replaced", () => {
    const address = fc.oneof(fc.webUrl(), fc.emailAddress());
    fc.assert(
      fc.property(fc.string(), address, fc.string(), (before, given, after) => {
        const once = withoutAddresses(`${before} ${given} ${after}`);
        expect(once).not.toMatch(/[a-z]:\/\/\S|\w@\w+\.\w/u);
        expect(withoutAddresses(once)).toBe(once);
      }),
    );
  });
});
