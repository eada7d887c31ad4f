import { expect, test } from "vitest";
import { barChart } from "./bar-chart.ts";
import { lineChart, namePlaces } from "./line-chart.ts";
import { linearScale, ratioScale } from "./scale.ts";

test("a linear scale begins at 0, ends at a round number that nothing exceeds, and marks round steps", () => {
  const { at, ticks } = linearScale([3.2, 17, 8], 100);
  expect(ticks).toEqual([0, 5, 10, 15, 20]);
  expect(at(0)).toBe(0);
  expect(at(10)).toBeCloseTo(50);
  expect(at(20)).toBeCloseTo(100);
  expect(linearScale([0.9996], 100).ticks).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  expect(linearScale([-1, 1], 100).ticks[0]).toBeLessThanOrEqual(-1);
  expect(linearScale([], 100).ticks.at(0)).toBe(0);
  expect(linearScale([0, 0], 100).at(0)).toBe(0);
  expect(linearScale([NaN, Infinity, 4], 100).ticks.at(-1)).toBe(4);
});

test("a scale of ratios gives equal ratios equal lengths", () => {
  const { at, ticks } = ratioScale([100, 1, 10, 10], 200);
  expect(ticks).toEqual([1, 10, 100]);
  expect(at(1)).toBe(0);
  expect(at(10)).toBeCloseTo(100);
  expect(at(100)).toBeCloseTo(200);
  expect(ratioScale([7], 200).at(7)).toBe(100);
  expect(ratioScale([], 200).ticks).toEqual([]);
});

const chart = { id: "c", title: "Speed", description: "a 4; b 8" };

test("bars are named, measured and written, with their reach", () => {
  const { markup } = barChart({
    ...chart,
    bars: [
      { label: "a", value: 4, reach: [3, 5] },
      { label: "b", value: 8 },
      { label: "unknown", value: NaN },
    ],
    written: (value) => `${value} ms`,
  });
  expect(markup).toContain('<title id="c-title">Speed</title>');
  expect(markup).toContain('<desc id="c-desc">a 4; b 8</desc>');
  const widths = Array.from(markup.matchAll(/width="([\d.]+)"/gu), ([, width]) => Number(width));
  expect(widths).toHaveLength(2);
  expect(widths[1]).toBeCloseTo(2 * (widths[0] ?? 0), 0);
  expect(markup.match(/class="whisker"/gu)).toHaveLength(1);
  expect(markup).toContain(">8 ms</text>");
  expect(markup).not.toMatch(/unknown|NaN/u);
});

test("lines are told apart by name and dashes, and names keep off one another", () => {
  const points = [
    { x: 1, y: 1 },
    { x: 10, y: 2 },
  ];
  const { markup } = lineChart({
    ...chart,
    xLabel: "size",
    series: [
      { label: "one", points },
      { label: "other", points },
      { label: "none", points: [{ x: 1, y: NaN }] },
    ],
    writtenX: String,
    writtenY: String,
  });
  expect(markup.match(/<path /gu)).toHaveLength(2);
  expect(new Set(markup.match(/stroke-dasharray="[^"]*"/gu)).size).toBe(2);
  expect(markup).not.toContain("NaN");
  expect(namePlaces([50, 50, 10, 52])).toEqual([50, 66, 10, 82]);
});

test("nothing to draw is an empty chart", () => {
  const empty = { ...chart, bars: [], written: String };
  expect(barChart(empty).markup).toContain("<svg");
  const lines = lineChart({ ...chart, xLabel: "", series: [], writtenX: String, writtenY: String });
  expect(lines.markup).not.toContain("NaN");
});

test("what is written into a chart is escaped", () => {
  const { markup } = barChart({
    ...chart,
    title: `<script>"&`,
    bars: [{ label: "<b>", value: 1 }],
    written: (value) => `<${value}>`,
  });
  expect(markup).not.toMatch(/<script|<b>|<1>/u);
  expect(markup).toContain("&lt;script&gt;&quot;&amp;");
});
