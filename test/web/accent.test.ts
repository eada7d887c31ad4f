import fc from "fast-check";
import { expect, it } from "vitest";
import { accentColours, contrast } from "../../src/web/launcher/accent.ts";

/** WCAG 2.2, 1.4.3. */
const ENOUGH = 4.5;

/** `rgb(1 2 3)` as numbers. */
function parsed(css: string | undefined): [number, number, number] {
  const [red = -1, green = -1, blue = -1] = (css ?? "").match(/\d+/g)?.map(Number) ?? [];
  return [red, green, blue];
}

it("makes readable colours of any colour, in both schemes", () => {
  const part = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(fc.tuple(part, part, part), (channels) => {
      const hex = `#${channels.map((one) => one.toString(16).padStart(2, "0")).join("")}`;
      for (const [scheme, surface] of [
        ["light", "rgb(255 255 255)"],
        ["dark", "rgb(25 35 42)"],
      ] as const) {
        const colours = accentColours(hex)[scheme];
        const between = (name: string, other: string | undefined): number =>
          contrast(parsed(colours[name]), parsed(other));
        expect(between("on-fill", colours["fill"])).toBeGreaterThanOrEqual(ENOUGH);
        expect(between("on-button", colours["button"])).toBeGreaterThanOrEqual(ENOUGH);
        expect(between("accent", colours["soft"])).toBeGreaterThanOrEqual(ENOUGH);
        expect(between("accent", surface)).toBeGreaterThanOrEqual(ENOUGH);
      }
      expect(parsed(accentColours(hex).light["fill"])).toEqual(channels);
    }),
    { numRuns: 500 },
  );
});

it("reads the short form, and has a colour of its own", () => {
  expect(accentColours("#fd0")).toEqual(accentColours("#ffdd00"));
  expect(accentColours(null).light["fill"]).toBe("rgb(11 93 122)");
});
