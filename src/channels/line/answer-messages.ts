import type { messagingApi } from "@line/bot-sdk";
import type { Answer } from "../../answer/answer.ts";
import { message } from "../../language/messages/index.ts";
import { isNarrow, tableMessage, tableParagraphs } from "./answer-table.ts";
import { answerParagraphs, listItem, textMessages } from "./answer-text.ts";
import { LINE_LIMITS } from "./line-limits.ts";
import { wordsLanguage } from "./line-words.ts";
import { quickReplies, quickReplyLabel } from "./quick-replies.ts";
import { sourceCarousels } from "./source-cards.ts";

/** An answer as the messages of one call: its text, its table, cards with its sources, and what to ask next. */
export function answerMessages(answer: Answer): readonly messagingApi.Message[] {
  const { table, sources, choices, suggestions } = answer;
  const language = wordsLanguage(answer.language);
  const paragraphs = [
    ...answerParagraphs(answer, language),
    ...(table === null || isNarrow(table) ? [] : tableParagraphs(table, language)),
    ...longSuggestions(suggestions, message(language, "result.suggestions")),
  ];
  const tables = table !== null && isNarrow(table) ? [tableMessage(table, language)] : [];
  const placesForCards = sources.length === 0 ? 0 : 1;
  const placesForText = LINE_LIMITS.messages - tables.length - placesForCards;
  const texts = textMessages(paragraphs, placesForText, language);
  const cards = sourceCarousels(sources, LINE_LIMITS.messages - tables.length - texts.length, language);
  // In no more messages than before, or the cards would lose their place.
  const saidOfCards =
    cards.left === 0
      ? texts
      : textMessages(
          [...paragraphs, message(language, "line.sourcesCut", { count: cards.left })],
          texts.length,
          language,
        );
  return withQuickReplies([...saidOfCards, ...tables, ...cards.messages], [...choices, ...suggestions]);
}

/** Messages with buttons below the last one, the only place where LINE shows them. */
export function withQuickReplies(
  messages: readonly messagingApi.Message[],
  texts: readonly string[],
): readonly messagingApi.Message[] {
  const quickReply = quickReplies(texts);
  const last = messages.at(-1);
  return quickReply === null || last === undefined
    ? messages
    : [...messages.slice(0, -1), { ...last, quickReply }];
}

/** Suggestions whose buttons do not show them whole, written out under a heading. */
function longSuggestions(suggestions: readonly string[], heading: string): string[] {
  const isWhole = suggestions.every((text) => quickReplyLabel(text) === text);
  return isWhole ? [] : [[heading, ...suggestions.map(listItem)].join("\n")];
}
