import { isMasked } from "../language/mask-personal-data.ts";
import type { AskRequest, SaidSoFar } from "./answerer.ts";
import type { Composed, ComposedSentence } from "./composed.ts";
import { numberSources, toSentence } from "./numbered-sources.ts";
import { maskNotice, understoodNotices } from "./phrase.ts";
import type { Replies } from "./replies.ts";

/** What the answer has said so far, as it will stand in the whole: the same sentences, notices and numbers of sources. */
export function saidSoFar(
  said: readonly ComposedSentence[],
  { askedAs, language }: Composed,
  { question }: AskRequest,
  replies: Replies,
): SaidSoFar {
  const sources = numberSources(said);
  return {
    language,
    notices: [
      ...(isMasked(question) ? [maskNotice(language, replies)] : []),
      ...understoodNotices(askedAs, language, replies),
    ],
    sentences: said.map((sentence) => toSentence(sentence, sources)),
    sources,
  };
}
