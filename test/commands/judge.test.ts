import { describe, expect, test } from "vitest";
import { holdsForm } from "../../src/commands/eval/judge.ts";

describe("a form of a required value", () => {
  test.each([
    ["Forest fires burned near the town.", "forest fire"],
    ["Two-meter swells kept the boats in.", "swell"],
    ["Three churches sent choirs.", "church"],
    ["共有十八名學生。", "十八"],
    ["It cost $1,200.", "1,200"],
    ["The scholarship is RM12,000 a year.", "12,000"],
    ["First prize, Q150, went to nobody.", "150"],
    ["Costing RM6.4 million in all.", "6.4 million"],
  ])("%s holds %s", (text, form) => {
    expect(holdsForm(text, form)).toBe(true);
  });

  test.each([
    ["The forester spoke.", "forest"],
    ["It was held on May 12.", "1"],
    ["It cost $1,200.", "20"],
    ["The 1990s were busy.", "1990"],
    ["The port of Osaka.", "Os"],
    ["Paper of size A4.", "4"],
    ["Flight BR180 was late.", "80"],
    ["The route MRT150 opened.", "50"],
  ])("%s does not hold %s", (text, form) => {
    expect(holdsForm(text, form)).toBe(false);
  });
});
