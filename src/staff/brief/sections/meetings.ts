import type { ComposedCell } from "../../../answer/composed.ts";
import { fold } from "../../../language/fold.ts";
import type { Glossary } from "../../../language/glossary.ts";
import type { BriefRequest } from "../brief-request.ts";
import { type ProposedRow, timeCell, writtenCell } from "../brief-rows.ts";
import { inStretches } from "../../in-stretches.ts";
import type { ToldSentence } from "../told-sentences.ts";
import { toldTime } from "../told-time.ts";

/** That people came together. A wish to meet ("to meet with") is none. */
const MET =
  /(?<!\bto )\bm(?:et|eets?)(?: with)?\b|\b(?:received|welcomed|greeted|hosted|dined with|talked with|called on|held talks|in talks with)\b|會面|會見|會晤|見面|接見|拜會|拜訪|晤談|會談|碰面|歡迎|迎接|接待|設宴|宴請|餐敘/iu;
/** That they did not, or that nobody knows yet. */
const DENIED =
  /\b(?:not|never|without|declined|refused|cancell?ed|would|hop(?:ed|es)|wish(?:ed|es)?)\b|未能|沒有|並未|取消|拒絕|婉拒|無法|不會|希望|盼/iu;

interface Person {
  readonly name: string;
  readonly role: string | null;
  readonly side: string | null;
}

/** Fewer have met nobody. */
const LEAST_PEOPLE = 2;

/** A row for each person of every sentence in which two or more met: name, office and side, as written there. */
export async function meetingRows(
  sentences: readonly ToldSentence[],
  { language }: Pick<BriefRequest, "language">,
  glossary: Glossary,
): Promise<ProposedRow[]> {
  return inStretches(sentences, (sentence): ProposedRow[] => {
    const { text, quote, records } = sentence;
    if (!MET.test(text) || DENIED.test(text) || records.some(({ record }) => record.isPlan)) return [];
    const people = peopleOf(sentence, glossary);
    if (people.length < LEAST_PEOPLE) return [];
    const time = toldTime(records.filter(({ record }) => !record.isPlan));
    const cell = (words: string | null): ComposedCell | null =>
      words === null ? null : writtenCell([words], quote);
    return people.map(({ name, role, side }) => ({
      cells: [cell(name), cell(role), cell(side), timeCell(time, quote, language)],
      quote,
      time,
    }));
  });
}

/** Those with an office beside their names, then others whom the sentence names. */
function peopleOf({ text, records }: ToldSentence, glossary: Glossary): Person[] {
  const people: Person[] = [];
  const add = (person: Person): void => {
    const name = fold(person.name);
    const isKnown = people.some(
      (known) => fold(known.name).includes(name) || name.includes(fold(known.name)),
    );
    if (!isKnown) people.push(person);
  };
  for (const { record } of records) {
    const [name, role] = record.slot === "person.role" ? record.value.split(" = ") : [];
    if (name !== undefined) add({ name, role: role ?? null, side: record.side });
  }
  for (const { record } of records) {
    if (record.slot === "delegation.leader") add({ name: record.value, role: null, side: record.side });
  }
  for (const { start, end, entry } of glossary.mentionsIn(text)) {
    // In brackets behind a name stands the same one in another script.
    const isAlias = /[（(]$/u.test(text.slice(0, start));
    if (entry.kind === "people" && !isAlias) add({ name: text.slice(start, end), role: null, side: null });
  }
  return people;
}
