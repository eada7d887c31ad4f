/** Where a value stands on a line of `length` units, from 0. */
export interface Scale {
  readonly at: (value: number) => number;
  /** Round values to mark, ascending, within the scale. */
  readonly ticks: readonly number[];
}

const MOST_TICKS = 6;

/** From 0, or the least value where that is below, to a round number that no value exceeds; 0 to 1 where there is nothing. */
export function linearScale(values: readonly number[], length: number): Scale {
  const finite = values.filter(Number.isFinite);
  const least = Math.min(0, ...finite);
  const most = Math.max(0, ...finite);
  const step = roundStep((most - least || 1) / (MOST_TICKS - 1));
  const from = Math.floor(least / step + 1e-9) * step;
  const to = Math.max(from + step, Math.ceil(most / step - 1e-9) * step);
  const count = Math.round((to - from) / step);
  return {
    at: (value) => (length * (value - from)) / (to - from),
    ticks: Array.from({ length: count + 1 }, (_, index) => Number((from + index * step).toPrecision(12))),
  };
}

/** Equal ratios have equal lengths; the values, which are above 0, are themselves the ticks. */
export function ratioScale(values: readonly number[], length: number): Scale {
  const ticks = [...new Set(values.filter((value) => value > 0))].sort((a, b) => a - b);
  const from = Math.log(ticks[0] ?? 1);
  const to = Math.log(ticks.at(-1) ?? 1);
  return {
    // One value alone stands in the middle.
    at: (value) => (to === from ? length / 2 : (length * (Math.log(value) - from)) / (to - from)),
    ticks,
  };
}

/** The round number (1, 2 or 5 times a power of ten) that is not under `step`. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const lead = [1, 2, 5, 10].find((lead) => lead * power >= step * (1 - 1e-9)) ?? 10;
  return lead * power;
}
