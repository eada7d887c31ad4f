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
  const claims = answer.conflicts.flatMap(({ about, claims }) => [about, ...claims.map(({ text }) => text)]);
  const titles = answer.sources.map(({ n, title, language: of }) => ({
    text: `${n}: ${title}.`,
    language: languageOf(title, of),
  }));
  return [
    own(`${say(`result.${answer.status}`)}:`),
    ...aboutAll.map(({ text }) => ({ text, language: answer.language })),
    ...answer.sentences.map(({ text, language: of }) => ({ text, language: of })),
    // They quote sources of either language.
    ...[...cells, ...claims, ...answer.choices].map((text) => ({
      text,
      language: languageOf(text, answer.language),
    })),
    ...aboutSome.map(({ text, citations }) => ({
      text: `${text} ${citations.join(", ")}`,
      language: answer.language,
    })),
    ...(titles.length === 0 ? [] : [own(`${say("sources.title")}:`), ...titles]),
  ];
}
