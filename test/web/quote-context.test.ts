import fc from "fast-check";
import { expect, it } from "vitest";
import { quoteContext } from "../../src/web/panel/quote-context.ts";

it("shows a quote with a sentence or two around it", () => {
  const before = "The delegation left on July 3. It met the hosts at a dinner. ";
  const quote = "Three memorandums were signed.";
  const after = ` They are about film. ${"More was said in the evening. ".repeat(10)}`;
  const body = `${"Long ago there was a first forum. ".repeat(10)}${before}${quote}${after}`;
  const start = body.indexOf(quote);
  const context = quoteContext(body, quote, start, start + quote.length);
  expect(context?.quote).toBe(quote);
  expect(context?.before).toMatch(/^… Long ago there was a first forum\. .*at a dinner\. $/u);
  expect(context?.after).toMatch(/^ They are about film\. More was said .*evening\. …$/u);
});

it("cuts Chinese at a sentence, else anywhere, and other text between words", () => {
  const quote = "雙方簽署三項合作備忘錄。";
  const body = `${"前".repeat(200)}。兩市市長到場。${quote}${"後".repeat(400)}`;
  const start = body.indexOf(quote);
  const context = quoteContext(body, quote, start, start + quote.length);
  expect(context?.before).toBe("… 兩市市長到場。");
  expect(context?.after).toMatch(/^後{100,150} …$/u);
  const words = `${"unbroken ".repeat(60)}QUOTE${" unbroken".repeat(60)}`;
  const at = words.indexOf("QUOTE");
  const cut = quoteContext(words, "QUOTE", at, at + 5);
  expect(cut?.before).toMatch(/^… (?:unbroken )+$/u);
  expect(cut?.after).toMatch(/^(?: unbroken)+ …$/u);
});

it("never shows other words than the article's, and none where the quote does not stand", () => {
  expect(quoteContext("Something else", "Quote", 0, 5)).toBeNull();
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 700 }),
      fc.nat(700),
      fc.nat(80),
      (body, from, length) => {
        const start = Math.min(from, body.length);
        const end = Math.min(start + length, body.length);
        const context = quoteContext(body, body.slice(start, end), start, end);
        const before = context?.before.replace(/^… /u, "") ?? "";
        const after = context?.after.replace(/ …$/u, "") ?? "";
        expect(body.slice(0, start).endsWith(before)).toBe(true);
        expect(body.slice(end).startsWith(after)).toBe(true);
        expect(before.length + after.length).toBeLessThanOrEqual(300);
      },
    ),
  );
});
