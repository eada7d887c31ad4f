import { describe, expect, it } from "vitest";
import { keptText } from "../../src/channels/kept-text.ts";
import { maskPersonalData } from "../../src/language/mask-personal-data.ts";

const kept = (text: string): string => keptText(text, maskPersonalData);

describe("what is kept of a citizen's text", () => {
  it("is masked and otherwise as it was written", () => {
    expect(kept("Call me: 0912345678\nThank you")).toBe("Call me: [phone]\nThank you");
    expect(kept("a\0b\uD800c")).toBe("ab\uFFFDc");
    expect(kept("字".repeat(1_000))).toBe("字".repeat(1_000));
  });

  it.each([990, 993, 995, 997, 999])(
    "holds no digits of a number over the cut: %s characters before it",
    (before) => {
      const text = kept(`${"x".repeat(before - 1)} 0912345678 and more ${"y".repeat(50)}`);
      expect(text).not.toMatch(/\d/u);
      expect(text).not.toMatch(/\[(?!phone\])/u);
      expect(text.endsWith("…")).toBe(true);
      expect(Array.from(text).length).toBeLessThanOrEqual(1_001);
    },
  );

  it("is masked in its beginning alone, however long it is", () => {
    const read: number[] = [];
    const text = keptText(`Call me: 0912345678 ${"x".repeat(256 * 1024)}`, (part) => {
      read.push(part.length);
      return maskPersonalData(part);
    });
    expect(text).toMatch(/^Call me: \[phone\] x{900,}…$/u);
    expect(read).toHaveLength(1);
    expect(read[0]).toBeLessThanOrEqual(8_000);
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])(
    "holds no digits of a number over the end of what is masked, though masks leave little before it: %s",
    (shift) => {
      const long = `${"x".repeat(shift)} ${"a".repeat(7_970)}@example.org 0912345678 and more`;
      expect(kept(long)).not.toMatch(/\d/u);
    },
  );

  it("is cut between characters, not within one", () => {
    expect(kept("𠮷".repeat(1_500))).toBe(`${"𠮷".repeat(1_000)}…`);
  });
});
