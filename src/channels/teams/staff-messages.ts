import type { Answer } from "../../answer/answer.ts";
import { type InterfaceLanguage, message } from "../../language/messages/index.ts";
import type { StaffFaq, StaffPassage } from "../staff-look-up.ts";
import { type MessageActivity, textMessage } from "./message.ts";
import { answerMessage } from "./render.ts";
import { escapeForTeams, passagesText } from "./teams-text.ts";

/** A few of each: who wants more has the desk. */
const MOST_FAQS = 3;
export const MOST_PASSAGES = 3;

/** FAQs, a message each, under the question that they answer. */
export function faqMessages(faqs: readonly StaffFaq[], language: InterfaceLanguage): MessageActivity[] {
  return faqs
    .slice(0, MOST_FAQS)
    .map(({ question, answer }) => headed(answer, message(language, "teams.staffFaq", { question })));
}

/** What a citizen would be given. There is nothing to rate, since it is not kept, and no question to go on with. */
export function staffAnswerMessage(answer: Answer, language: InterfaceLanguage): MessageActivity {
  return headed(answer, message(language, "teams.staffAnswer"));
}

/** Words of articles as they stand there; null for none. */
export function passagesMessage(
  passages: readonly StaffPassage[],
  language: InterfaceLanguage,
): MessageActivity | null {
  if (passages.length === 0) return null;
  const text = passagesText(passages.slice(0, MOST_PASSAGES), message(language, "teams.staffPassages"));
  return textMessage(text, language);
}

/** A sentence of our own. */
export function sentenceMessage(text: string, language: InterfaceLanguage): MessageActivity {
  return textMessage(escapeForTeams(text), language);
}

function headed(answer: Answer, heading: string): MessageActivity {
  const notices = [{ code: "staff", text: heading }, ...answer.notices];
  return answerMessage({ ...answer, notices }, true);
}
