import { originsOf } from "../../language/messages/claim-origins.ts";
import { orderedNotices } from "../../language/messages/source-marks.ts";
import type { Entry } from "../conversation/entry.ts";
import { languageOf } from "./text-language.ts";
import type { Say } from "./words.ts";

/** A stretch of text in one language. */
export interface Spoken {
  readonly text: string;
  readonly language: string;
}

/** What a screen reader says when an answer or a failure has come: all of it, once, each part in its language. */
export function spokenEntry(entry: Entry, say: Say, language: string): readonly Spoken[] {
  const own = (text: string): Spoken => ({ text, language });
  const { answer, reply, failure, waitSeconds } = entry;
  if (answer === null) {
    if (failure === null) return [own(reply ?? "")];
    return [own(say(`chat.failure.${failure}`, { seconds: waitSeconds }))];
  }
  const { aboutAll, aboutSome } = orderedNotices(answer.notices, answer.sources);
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
    own(`${say(`result.${answer.status}`)}:`),
    ...aboutAll.map(({ text }) => ({ text, language: answer.language })),
    ...answer.sentences.map(({ text, language: of }) => ({ text, language: of })),
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
