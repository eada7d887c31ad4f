import type { messagingApi } from "@line/bot-sdk";
import { type InterfaceLanguage, message } from "../../language/messages/index.ts";
import { withQuickReplies } from "./answer-messages.ts";
import { listItem, textMessages } from "./answer-text.ts";
import type { LineOccasion } from "./line-address.ts";

/** What is said before anything is asked. */
export interface OpeningWords {
  greeting(language: InterfaceLanguage): string;
  /** Questions known to be answerable. */
  examples(language: InterfaceLanguage): readonly string[];
  readonly retentionDays: number;
  readonly privacyUrl: string | null;
}

/** LINE does not tell a citizen's language: until they write, both are used, the city's own first. */
const LANGUAGES = ["zh-Hant", "en"] as const;

/** What is said on an occasion other than a question. */
export function occasionMessages(
  occasion: Exclude<LineOccasion, "question">,
  words: OpeningWords,
): readonly messagingApi.Message[] {
  const said = LANGUAGES.flatMap((language) => wordsFor(occasion, words, language));
  const examples = occasion === "followed" ? LANGUAGES.flatMap((language) => words.examples(language)) : [];
  return withQuickReplies(textMessages(said, 1, LANGUAGES[0]), examples);
}

function wordsFor(
  occasion: Exclude<LineOccasion, "question">,
  words: OpeningWords,
  language: InterfaceLanguage,
): string[] {
  switch (occasion) {
    case "unread":
      return [message(language, "line.unread")];
    case "mentioned":
      return [message(language, "line.mention")];
    case "joined":
      return [words.greeting(language), message(language, "line.mention"), ...whatIsKept(words, language)];
    case "followed":
      return [words.greeting(language), ...examplesIn(words, language), ...whatIsKept(words, language)];
  }
}

function examplesIn(words: OpeningWords, language: InterfaceLanguage): string[] {
  const examples = words.examples(language);
  return examples.length === 0
    ? []
    : [[message(language, "examples.title"), ...examples.map(listItem)].join("\n")];
}

function whatIsKept({ retentionDays, privacyUrl }: OpeningWords, language: InterfaceLanguage): string[] {
  const kept = message(language, "line.kept", { days: retentionDays });
  if (privacyUrl === null) return [kept];
  return [`${kept}\n${message(language, "line.privacy", { url: privacyUrl })}`];
}
