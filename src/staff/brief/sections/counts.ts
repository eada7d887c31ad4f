import type { ArticleRecord } from "../../../answer/article-records.ts";
import { shownValue } from "../../../answer/lists/list-table.ts";
import type { BriefRequest } from "../brief-request.ts";
import { type ProposedRow, timeCell, writtenCell } from "../brief-rows.ts";
import { inStretches } from "../../in-stretches.ts";
import type { ToldSentence } from "../told-sentences.ts";
import { toldTime } from "../told-time.ts";

/** A row for each sentence that prints how many documents or ties there are; nothing is added up here. */
export async function countRows(
  sentences: readonly ToldSentence[],
  { language }: Pick<BriefRequest, "language">,
): Promise<ProposedRow[]> {
  return inStretches(sentences, ({ quote, records }): ProposedRow[] => {
    const counts = records.filter(
      ({ record: { slot, isPlan } }) => !isPlan && (slot === "relation.count" || slot === "document.count"),
    );
    const count = writtenCell(counts.map(inWords), quote);
    if (count === null) return [];
    const time = toldTime(records.filter(({ record }) => !record.isPlan));
    return [{ cells: [count, timeCell(time, quote, language)], quote, time }];
  });
}

function inWords({ record, article }: ArticleRecord): string {
  return shownValue(record, article);
}
