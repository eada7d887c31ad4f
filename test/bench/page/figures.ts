import type { SafeHtml } from "../../../src/http/page/html.ts";
import { type Bar, barChart } from "./bar-chart.ts";
import { lineChart, type Series } from "./line-chart.ts";
import type { Results } from "./results.ts";

/** A chart with the table that says the same. */
export interface Figure {
  readonly heading: string;
  readonly chart: SafeHtml;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Every figure that the files have something for. */
export function figuresOf(results: Results): Figure[] {
  return [
    ...rivalFigures(results.rivals),
    ...retrievalFigures(results.retrieval),
    ...recallFigures(results.recall),
    ...costFigures(results["query-cost"]),
    ...benchFigures(results.bench),
  ];
}

const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`;
const MIB = 2 ** 20;
const mib = (bytes: number): string => `${(bytes / MIB).toFixed(1)} MiB`;
const share = (value: number): string => value.toFixed(3);

function rivalFigures(rivals: Results["rivals"]): Figure[] {
  if (rivals === null) return [];
  const asked = Map.groupBy(
    rivals.rows,
    ({ questions, over, half }) => `${questions} over ${over} (${half})`,
  );
  const quality = Array.from(asked, ([about, rows]) =>
    shares(
      `Paragraphs found first: ${about}`,
      rows.map(({ label, count, hitAt1, hitAt10 }) => ({ label, count, hitAt1, hitAt10 })),
    ),
  );
  // What embeds the question is never beside what does not: the latter's bars would be too short to compare.
  const sides = Map.groupBy(
    rivals.rows,
    ({ questions, over, half, side }) => `${side}, ${questions} over ${over} (${half})`,
  );
  const times = Array.from(sides, ([about, rows]) => timed(`Time of a query: ${about}`, rows));
  const memory = Array.from(
    Map.groupBy(rivals.builds, ({ over }) => over),
    ([over, builds]): Figure => {
      const heading = `Memory of the process: ${over}`;
      return {
        heading,
        chart: bars(
          heading,
          builds.map(({ label, residentBytes }) => ({ label, value: residentBytes / MIB })),
          (value) => `${value.toFixed(0)} MiB`,
        ),
        head: ["by", "whole process", "held by the main thread", "built in"],
        rows: builds.map(({ label, residentBytes, heldBytes, seconds, isKept }) => [
          ...[label, mib(residentBytes), mib(heldBytes)],
          isKept ? "opened, not built" : `${seconds.toFixed(1)} s`,
        ]),
      };
    },
  );
  return [...quality, ...times, ...memory];
}

function retrievalFigures(retrieval: Results["retrieval"]): Figure[] {
  const asked = Map.groupBy(retrieval ?? [], ({ questions, over }) => `${questions} over ${over}`);
  return Array.from(asked, ([about, rows]) =>
    shares(
      `The search and its parts: ${about}`,
      rows.map(({ way, count, hitAt1, hitAt10 }) => ({ label: way, count, hitAt1, hitAt10 })),
    ),
  );
}

function recallFigures(recall: Results["recall"]): Figure[] {
  if (recall === null || recall.length === 0) return [];
  const passages = (size: number): string => `${size.toLocaleString("en")} passages`;
  return [
    lines("Recall of the vector graph against breadth of search (ef)", "ef", {
      series: recall.map(({ size, curve }) => {
        return { label: passages(size), points: curve.map(({ ef, recall }) => ({ x: ef, y: recall })) };
      }),
      writtenY: share,
    }),
    lines("Time of a vector query against size (median)", "passages", {
      series: [
        { label: "exact scan", points: recall.map(({ size, exact }) => ({ x: size, y: exact.median })) },
        { label: "vector store", points: recall.map(({ size, store }) => ({ x: size, y: store.median })) },
      ],
      writtenY: ms,
    }),
    lines("Memory a passage beside its vector against size", "passages", {
      series: [
        {
          label: "vector store",
          points: recall.map(({ size, bytesBeside }) => ({ x: size, y: bytesBeside })),
        },
      ],
      writtenY: (bytes) => `${bytes.toLocaleString("en")} B`,
    }),
  ];
}

function costFigures(cost: Results["query-cost"]): Figure[] {
  if (cost === null) return [];
  const about = `${cost.questions}, ${cost.passages.toLocaleString("en")} passages`;
  return [
    timed(
      `What a search is spent on: ${about}`,
      cost.parts.map(({ name, milliseconds }) => ({ label: name, milliseconds })),
    ),
  ];
}

function benchFigures(bench: Results["bench"]): Figure[] {
  if (bench === null) return [];
  return [
    timed("Time of an answer", [
      { label: "one raw query embedding", milliseconds: bench.embedding },
      { label: "POST /api/ask, 1 caller", milliseconds: bench.oneCaller },
      { label: "POST /api/ask, 16 callers", milliseconds: bench.sixteenCallers },
    ]),
  ];
}

interface Shares {
  readonly label: string;
  readonly count: number;
  readonly hitAt1: { readonly value: number; readonly low: number; readonly high: number };
  readonly hitAt10: { readonly value: number; readonly low: number; readonly high: number };
}

function shares(heading: string, rows: readonly Shares[]): Figure {
  const interval = ({ value, low, high }: Shares["hitAt1"]): string =>
    `${share(value)} (${share(low)}–${share(high)})`;
  return {
    heading,
    chart: bars(
      heading,
      rows.map(({ label, hitAt1: { value, low, high } }) => ({ label, value, reach: [low, high] })),
      share,
    ),
    head: ["by", "questions", "Hit@1 (95 %)", "Hit@10 (95 %)"],
    rows: rows.map(({ label, count, hitAt1, hitAt10 }) => [
      label,
      String(count),
      interval(hitAt1),
      interval(hitAt10),
    ]),
  };
}

interface Timed {
  readonly label: string;
  readonly milliseconds: { readonly median: number; readonly p95: number };
}

/** Bars to the median, whiskers on to the 95th percentile. */
function timed(heading: string, rows: readonly Timed[]): Figure {
  return {
    heading,
    chart: bars(
      heading,
      rows.map(({ label, milliseconds: { median, p95 } }) => ({
        label,
        value: median,
        reach: [median, p95],
      })),
      ms,
    ),
    head: ["", "median", "95th percentile"],
    rows: rows.map(({ label, milliseconds: { median, p95 } }) => [label, ms(median), ms(p95)]),
  };
}

function bars(title: string, drawn: readonly Bar[], written: (value: number) => string): SafeHtml {
  const said = drawn.map(({ label, value }) => `${label} ${written(value)}`).join("; ");
  return barChart({ id: idOf(title), title, description: said, bars: drawn, written });
}

function lines(
  heading: string,
  xLabel: string,
  { series, writtenY }: { readonly series: readonly Series[]; readonly writtenY: (value: number) => string },
): Figure {
  const writtenX = (value: number): string => value.toLocaleString("en");
  const said = series.map(({ label, points }) => {
    const ends = [points[0], points.at(-1)].map(
      (end) => `${writtenY(end?.y ?? 0)} at ${writtenX(end?.x ?? 0)}`,
    );
    return `${label} from ${ends.join(" to ")}`;
  });
  return {
    heading,
    chart: lineChart({
      ...{ id: idOf(heading), title: heading, description: said.join("; ") },
      ...{ xLabel, series, writtenX, writtenY },
    }),
    head: ["", xLabel, "value"],
    rows: series.flatMap(({ label, points }) => points.map(({ x, y }) => [label, writtenX(x), writtenY(y)])),
  };
}

function idOf(heading: string): string {
  return heading.toLowerCase().replace(/[^a-z0-9]+/gu, "-");
}
