import type { InterfaceLanguage } from "../../language/messages/index.ts";
import { message } from "../../language/messages/index.ts";
import { languageOfTag } from "../readers-language.ts";
import { isGroup, type TeamsActivity } from "./activity.ts";
import type { MessageActivity } from "./message.ts";
import { askable } from "./render.ts";
import { escapeForTeams } from "./teams-text.ts";

/** What is said before anything is asked, by language. */
export interface WelcomeWords {
  greeting(language: InterfaceLanguage): string;
  /** Questions that are known to be answerable; none at first. */
  examples(language: InterfaceLanguage): readonly string[];
}

/** Whether an activity says that the bot was added to a chat. An upgrade (`add-upgrade`) is none: people know it. */
export function isAdded({ type, action, membersAdded, recipient }: TeamsActivity): boolean {
  if (type === "installationUpdate") return action === "add";
  return type === "conversationUpdate" && (membersAdded ?? []).some(({ id }) => id === recipient?.id);
}

/**
 * The greeting, with what can be asked: in the language that the device names, and in both where it names neither. Where
 * others read along the questions stand in the text, since suggested actions are one person's.
 */
export function welcome(activity: TeamsActivity, words: WelcomeWords): MessageActivity {
  const known = languageOfTag(activity.locale ?? "");
  const languages: readonly InterfaceLanguage[] = known === null ? ["zh-Hant", "en"] : [known];
  const [first = "zh-Hant"] = languages;
  const perLanguage = known === null ? 1 : 3;
  const questions = languages.flatMap((language) => words.examples(language).slice(0, perLanguage));
  const inText = isGroup(activity) ? questions : [];
  const text = [
    ...languages.map((language) => escapeForTeams(words.greeting(language))),
    ...(inText.length === 0 ? [] : [`**${escapeForTeams(message(first, "chat.examples"))}**`]),
    ...inText.map((question) => `• ${escapeForTeams(question)}`),
  ].join("\n\n");
  return askable(text, inText.length > 0 ? [] : questions, first);
}
