import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { goldRanks, type GoldRanks, rankingFigures, type RankingFigures } from "../retrieval/figures.ts";
import type { AskedQuestion, Half, QuestionSet } from "../retrieval/question-sets.ts";
import { summarise, type Timings } from "../timings.ts";
import { CONTENDERS, type ContenderName } from "./contenders.ts";
import type { BuildFigures } from "./protocol.ts";
import { RunningContender } from "./running-contender.ts";

/** Questions of one set over the paragraphs of one, by one contender. */
export interface RivalRow extends Pick<RankingFigures, "hitAt1" | "hitAt10"> {
  readonly questions: string;
  readonly over: string;
  readonly contender: ContenderName;
  readonly label: string;
  readonly side: "whole query" | "words alone";
  readonly half: Half;
  readonly count: number;
  /** Of a query for ten. */
  readonly milliseconds: Timings;
  /** The same without the reading of the question; null where it is not told apart. */
  readonly indexAlone: Timings | null;
}

/** What indexing the paragraphs of a set took. */
export interface RivalBuild extends BuildFigures {
  readonly over: string;
  readonly paragraphs: number;
  readonly contender: ContenderName;
  readonly label: string;
  readonly side: "whole query" | "words alone";
}

/** All that one run found. */
export interface RivalsReport {
  /** ISO day. */
  readonly date: string;
  readonly rows: readonly RivalRow[];
  readonly builds: readonly RivalBuild[];
}

export interface MeasureOptions {
  /** Folder of the sets. */
  readonly data: string;
  readonly sets: readonly QuestionSet[];
  readonly halves: readonly Half[];
  /** Folder with an index a set, as `npm run retrieval` leaves them, that the service opens; null has it made anew. */
  readonly kept: string | null;
  readonly contenders: readonly ContenderName[];
  readonly say: (line: string) => void;
}

/** Asked for where quality is measured, passages or chunks, so that ten paragraphs are among them. */
const RANKED = 50;
/** Asked for where time is measured. */
const TIMED = 10;
/** Questions timed, of each set and half: with as many the median holds, and the machine is free sooner. */
const MOST_TIMED = 300;
/** Questions that one contender answers before it is the next one's turn: a machine that slows down slows all of them. */
const TURN = 50;

/** Measures every contender over every set, one process each, all of a set beside one another. */
export async function measureRivals({
  sets,
  halves,
  say,
  ...options
}: MeasureOptions): Promise<RivalsReport> {
  const rows: RivalRow[] = [];
  const builds: RivalBuild[] = [];
  for (const pool of sets) {
    const folder = await mkdtemp(join(tmpdir(), "rivals-"));
    const running = options.contenders.map((name) => {
      return {
        name,
        process: new RunningContender({
          ...{ name, data: options.data, pool: pool.name },
          dataDir: join(folder, name),
          kept: options.kept,
        }),
      };
    });
    try {
      for (const { name, process } of running) {
        say(`${pool.name}: ${CONTENDERS[name].label} indexes ${pool.articles.length} paragraphs`);
        const figures = await process.build();
        builds.push({ over: pool.name, paragraphs: pool.articles.length, ...named(name), ...figures });
      }
      const asking = sets.filter((set) => isAskedOver(set, pool));
      for (const { set, half } of asking.flatMap((set) => halves.map((half) => ({ set, half })))) {
        const asked = set.questions.filter((question) => question.half === half);
        const results = await askAll(running, asked, (line) => {
          say(`${set.name} over ${pool.name}, ${half}: ${line}`);
        });
        for (const { name, ranks, times, indexAlone } of results) {
          const { hitAt1, hitAt10 } = rankingFigures(ranks);
          const milliseconds = summarise(times);
          const of = { questions: set.name, over: pool.name, ...named(name), half, count: asked.length };
          const alone = indexAlone.length === 0 ? null : summarise(indexAlone);
          rows.push({ ...of, hitAt1, hitAt10, milliseconds, indexAlone: alone });
        }
      }
    } finally {
      await Promise.all(running.map(({ process }) => process.stop()));
      await rm(folder, { recursive: true });
    }
  }
  return { date: new Date().toISOString().slice(0, 10), rows, builds };
}

/** The two languages of XQuAD are asked over each other; other sets over themselves. */
function isAskedOver(set: QuestionSet, pool: QuestionSet): boolean {
  return set === pool || (set.name.startsWith("XQuAD") && pool.name.startsWith("XQuAD"));
}

function named(name: ContenderName): Pick<RivalRow, "contender" | "label" | "side"> {
  const { label, side } = CONTENDERS[name];
  return { contender: name, label, side };
}

interface Asked {
  readonly name: ContenderName;
  readonly ranks: GoldRanks[];
  readonly times: number[];
  readonly indexAlone: number[];
}

/** Ranks first, which compiles the code and fills the caches; then times, in turns, each time by another first. */
async function askAll(
  running: readonly { readonly name: ContenderName; readonly process: RunningContender }[],
  questions: readonly AskedQuestion[],
  say: (line: string) => void,
): Promise<Asked[]> {
  const asked = running.map((one): Asked & typeof one => ({ ...one, ranks: [], times: [], indexAlone: [] }));
  const texts = questions.map(({ text }) => text);
  for (const { name, process, ranks } of asked) {
    say(`${CONTENDERS[name].label} is asked ${texts.length} questions`);
    const { found } = await process.ask(texts, RANKED);
    ranks.push(...questions.map(({ gold }, at) => goldRanks(found[at] ?? [], gold)));
  }
  say("all are timed, in turns");
  const timed = texts.slice(0, MOST_TIMED);
  for (let from = 0, turn = 0; from < timed.length; from += TURN, turn++) {
    for (const place of asked.keys()) {
      const one = asked[(place + turn) % asked.length];
      if (one === undefined) continue;
      const { milliseconds, indexAlone } = await one.process.ask(timed.slice(from, from + TURN), TIMED);
      one.times.push(...milliseconds);
      one.indexAlone.push(...indexAlone);
    }
  }
  return asked;
}
