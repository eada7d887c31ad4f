import { originsOf } from "../../language/messages/claim-origins.ts";
import { orderedNotices } from "../../language/messages/source-marks.ts";
import { type Entry, saidBefore } from "../conversation/entry.ts";
import { languageOf } from "./text-language.ts";
import type { Say } from "./words.ts";

/** A stretch of text in one language. */
export interface Spoken {
  readonly text: string;
  readonly language: string;
}

/** What a screen reader says when one sentence more has been said of an answer: that alone, after what leads to the first. */
export function spokenSoFar({ soFar }: Entry, say: Say, language: string): readonly Spoken[] {
  if (soFar == null) return [];
  const { sentences, notices, language: of } = soFar;
  const leading: readonly Spoken[] = [
    { text: `${say("result.answered")}:`, language },
    ...notices.map(({ text }) => ({ text, language: of })),
  ];
  return [...(sentences.length === 1 ? leading : []), ...sentences.slice(-1)];
}

/**
 * What a screen reader says when an answer or a failure has come: all of it, each part in its language, without what it
 * said before the answer was whole.
 */
export function spokenEntry(entry: Entry, say: Say, language: string): readonly Spoken[] {
  const own = (text: string): Spoken => ({ text, language });
  const { answer, reply, failure, waitSeconds } = entry;
  if (answer === null) {
    if (failure === null) return [own(reply ?? "")];
    return [own(say(`chat.failure.${failure}`, { seconds: waitSeconds }))];
  }
  const said = saidBefore(entry);
  const { aboutAll, aboutSome } = orderedNotices(
    answer.notices.slice(said?.notices.length ?? 0),
    answer.sources,
  );
  const cells = answer.table?.rows.flat().map(({ text }) => text) ?? [];
  const heading = answer.conflicts.length === 0 ? [] : [own(`${say("result.conflicts")}:`)];
  const claims = answer.conflicts.flatMap(({ about, claims }) => [
    inItsLanguage(about, answer.language),
    ...claims.flatMap((claim) => [
      inItsLanguage(claim.text, answer.language),
      own(originsOf(claim, answer.sources, language)),
    ]),
  ]);
  const titles = answer.sources.map(({ n, title, language: of }) => ({
    text: `${n}: ${title}.`,
    language: languageOf(title, of),
  }));
  return [
    ...(said === null ? [own(`${say(`result.${answer.status}`)}:`)] : []),
    ...aboutAll.map(({ text }) => ({ text, language: answer.language })),
    ...(answer.related ?? []).flatMap(({ title, quote: text, language: of }) => [
      { text: `${title}.`, language: of },
      { text, language: of },
    ]),
    ...answer.sentences.slice(said?.sentences.length ?? 0),
    // They quote sources of either language.
    ...cells.map((text) => inItsLanguage(text, answer.language)),
    ...heading,
    ...claims.filter(({ text }) => text !== ""),
    ...answer.choices.map((text) => inItsLanguage(text, answer.language)),
    ...aboutSome.map(({ text, citations }) => ({
      text: `${text} ${citations.join(", ")}`,
      language: answer.language,
    })),
    ...(titles.length === 0 ? [] : [own(`${say("sources.title")}:`), ...titles]),
  ];
}

function inItsLanguage(text: string, known: string): Spoken {
  return { text, language: languageOf(text, known) };
}
