import type { ArticleRecord } from "../../../answer/article-records.ts";
import { isPlanned } from "../../../answer/conflicts/planned.ts";
import { daySpan } from "../../../answer/conflicts/compare-days.ts";
import { fold } from "../../../language/fold.ts";
import type { Glossary } from "../../../language/glossary.ts";
import type { Slot } from "../../../records/record.ts";
import type { BriefRequest } from "../brief-request.ts";
import { type ProposedRow, timeCell, wordsOf, writtenCell } from "../brief-rows.ts";
import { inStretches } from "../../in-stretches.ts";
import type { ToldSentence } from "../told-sentences.ts";
import { toldTime } from "../told-time.ts";

/** Slots of a plan that say what is planned; a number expected or a speaker alone is none. */
const PLANNED: readonly Slot[] = [
  "event.theme",
  "event.venue",
  "event.place",
  "event.date",
  "event.state",
  "visit.place",
  "document.kind",
  "document.area",
  "relation.kind",
  "gift.item",
  "next.host",
];

/**
 * A row for each sentence that tells a plan of which no article tells that it was done. A plan counts as done where an
 * article tells the same of it as done: the same day, place, tie or document of the same year, or that the event took
 * place. Told is only what the articles held tell; nothing is said of what happened since.
 */
export async function planRows(
  sentences: readonly ToldSentence[],
  { language }: Pick<BriefRequest, "language">,
  glossary: Glossary,
): Promise<ProposedRow[]> {
  const done = new Set<string>();
  await inStretches(sentences, ({ records }) => {
    for (const one of records) {
      if (!isPlanned(one)) for (const sign of signsOf(one, glossary)) done.add(sign);
    }
    return [];
  });
  return inStretches(sentences, ({ quote, records }): ProposedRow[] => {
    const planned = records.filter((one) => isPlanned(one) && PLANNED.includes(one.record.slot));
    if (planned.length === 0) return [];
    if (planned.some((one) => signsOf(one, glossary).some((sign) => done.has(sign)))) return [];
    const time = toldTime(planned);
    const plan = writtenCell(wordsOf(planned, PLANNED), quote);
    return [{ cells: [plan, timeCell(time, quote, language)], quote, time }];
  });
}

/** What a plan and its fulfilment have in common, one string each way in which the two can be known to be the same. */
function signsOf({ record, article }: ArticleRecord, glossary: Glossary): string[] {
  const { slot, value, owner } = record;
  const series = owner.series ?? article.series;
  const ofEvent =
    series !== null && (owner.edition !== null || owner.year !== null)
      ? [`${series} ${owner.edition === null ? "" : String(owner.edition)} ${String(owner.year ?? "")}`]
      : [];
  switch (slot) {
    case "event.date": {
      const span = daySpan(value);
      return [...ofEvent.map((event) => `event ${event}`), ...(span === null ? [] : [`day ${span.first}`])];
    }
    case "event.place":
    case "event.venue":
      return ofEvent.map((event) => `event ${event}`);
    case "relation.kind":
      return [`tie ${pairKey(value, glossary)}`];
    case "visit.place":
    case "document.kind":
    case "document.area":
    case "gift.item":
      return owner.year === null ? [] : [`${slot} ${valueKey(value, glossary)} ${String(owner.year)}`];
    default:
      return [];
  }
}

function pairKey(value: string, glossary: Glossary): string {
  const [cities = "", kind = ""] = value.split(" = ");
  return `${cities
    .split(" + ")
    .map((city) => valueKey(city, glossary))
    .sort()
    .join("+")} ${kind}`;
}

/** The same name in any language, by the glossary; else its letters. */
function valueKey(value: string, glossary: Glossary): string {
  const whole = glossary.mentionsIn(value).find(({ start, end }) => start === 0 && end === value.length);
  return whole?.entry.id ?? fold(value);
}
