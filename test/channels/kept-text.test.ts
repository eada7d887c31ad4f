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

  it("is cut between characters, not within one", () => {
    expect(kept("𠮷".repeat(1_500))).toBe(`${"𠮷".repeat(1_000)}…`);
  });
});
