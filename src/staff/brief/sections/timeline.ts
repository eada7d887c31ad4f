import { isPlanned } from "../../../answer/conflicts/planned.ts";
import type { BriefRequest } from "../brief-request.ts";
import { type ProposedRow, timeCell, wordsOf, writtenCell } from "../brief-rows.ts";
import { inStretches } from "../../in-stretches.ts";
import type { ToldSentence } from "../told-sentences.ts";
import { toldTime } from "../told-time.ts";

/** What of a dated sentence says in a word what happened. */
const WHAT = ["event.theme", "event.venue", "event.place", "visit.place", "document.kind"] as const;

/** A row for each sentence that dates what has happened: its day, and the places and documents that it tells of. */
export async function timelineRows(
  sentences: readonly ToldSentence[],
  { language }: Pick<BriefRequest, "language">,
): Promise<ProposedRow[]> {
  return inStretches(sentences, ({ quote, records }): ProposedRow[] => {
    const done = records.filter((one) => !isPlanned(one));
    const dated = done.filter(
      ({ record }) => record.slot === "event.date" || record.slot === "relation.since",
    );
    if (dated.length === 0) return [];
    const time = toldTime(dated);
    const what = writtenCell(wordsOf(done, WHAT), quote);
    return [{ cells: [timeCell(time, quote, language), what], quote, time }];
  });
}
