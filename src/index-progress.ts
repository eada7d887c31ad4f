import type { RecordsProgress } from "./records/records-protocol.ts";
import type { IndexProgress } from "./search/search-index.ts";

/** How far one of the things that a start makes has come. */
export type Progress = IndexProgress | RecordsProgress;

/** Characters of the bar: with its words it fits into 80 columns. */
const BAR_WIDTH = 30;
/** Where there is no terminal, a line at most this often, ms. */
const LINE_EVERY_MS = 5_000;

const PHASES: Readonly<Record<Progress["phase"], string>> = {
  read: "Reading articles",
  embed: "Embedding texts",
  write: "Writing the index",
  records: "Reading records",
};

/** Where progress is shown. */
export interface ProgressPlace {
  /** A stream to draw the bar on; null where there is no terminal. */
  readonly terminal: NodeJS.WritableStream | null;
  /** Says a line where there is no terminal. */
  readonly say: (line: string) => void;
  /** Clock in ms; the real one where left out. */
  readonly now?: () => number;
}

/** The making of an index, shown to whoever waits for it. */
export interface ShownProgress {
  readonly onProgress: (progress: Progress) => void;
  /** Takes the bar off the screen; to be called before anything else is printed. */
  readonly clear: () => void;
}

/** Shows progress as a bar on a terminal, else as a line now and then and one for the end of each phase. */
export function showProgress({ terminal, say, now = () => performance.now() }: ProgressPlace): ShownProgress {
  let saidAt = now();
  let finished: Progress["phase"] | null = null;
  return {
    onProgress({ phase, done, total }) {
      const isDone = done >= total;
      if (terminal !== null) {
        terminal.write(`\r\x1b[K${bar(done, total)} ${PHASES[phase]} ${done}/${total}`);
        return;
      }
      const isNews = isDone ? finished !== phase && total > 0 : now() - saidAt >= LINE_EVERY_MS;
      if (!isNews) return;
      if (isDone) finished = phase;
      saidAt = now();
      say(`${PHASES[phase]}: ${done} of ${total}`);
    },
    clear() {
      terminal?.write("\r\x1b[K");
    },
  };
}

function bar(done: number, total: number): string {
  const filled = total === 0 ? BAR_WIDTH : Math.round((BAR_WIDTH * done) / total);
  return `[${"#".repeat(filled)}${" ".repeat(BAR_WIDTH - filled)}]`;
}
