import type { BriefRequest } from "../brief-request.ts";
import { type ProposedRow, timeCell, wordsOf, writtenCell } from "../brief-rows.ts";
import { inStretches } from "../../in-stretches.ts";
import type { ToldSentence } from "../told-sentences.ts";
import { toldTime } from "../told-time.ts";

/** That nothing came of a document, or that it ended. */
const UNDONE =
  /\b(?:called off|cancell?ed|rejected|terminated|withdr[ae]w\w*|not (?:been )?sign(?:ed)?|never signed)\b|取消|終止|否決|未簽|沒有簽/iu;

/** A row for each sentence that tells of a document: what it is, what it is about and who concludes it. */
export async function documentRows(
  sentences: readonly ToldSentence[],
  { language }: Pick<BriefRequest, "language">,
): Promise<ProposedRow[]> {
  return inStretches(sentences, ({ quote, text, records }): ProposedRow[] => {
    if (UNDONE.test(text)) return [];
    const done = records.filter(({ record }) => !record.isPlan && !record.isTotal);
    const document = writtenCell(wordsOf(done, ["document.kind"]), quote);
    if (document === null) return [];
    // Where one sentence tells of documents of several years, none of these is the year of all.
    const years = new Set(
      done.filter(({ record }) => record.slot.startsWith("document.")).map(({ record }) => record.owner.year),
    );
    const time = years.size > 1 ? null : toldTime(done);
    const area = writtenCell(wordsOf(done, ["document.area"]), quote);
    const party = writtenCell(wordsOf(done, ["document.party"]), quote);
    return [{ cells: [document, area, party, timeCell(time, quote, language)], quote, time }];
  });
}
