import { toTraditional } from "../language/script.ts";
import { questionKind } from "./question-kind.ts";

/** Most questions of a message that are answered each by itself; more are read as one. */
const MOST_QUESTIONS = 3;
/** A question with the statements before it. */
const ENDED = /[^?？]*[?？]+["'”’」』)）]*\s*/gu;
/** Goes on with the question before it, or makes sure of it: 「還是線上？」, "right?", "Or in June?". */
const GOES_ON =
  /^(?:還是|或者?是?|是不是|是否|對[嗎吧]|是嗎|真的嗎|有嗎|(?:or|and if so|if so|if not|right|really|correct|is that so|i mean|that is)\b|(?:is|was|are|were|did|does|do|has|have|had|wo)n['’]t\b)/iu;

/**
 * The questions of a message that can be asked one after the other, two or three; the whole message where it is one
 * question, or its parts make no sense alone. A statement belongs to the question behind it, at the end to the last one.
 * `message` is clean text.
 */
export function questionsIn(message: string): readonly string[] {
  const ended = message.match(ENDED) ?? [];
  const tail = message.slice(ended.join("").length);
  const questions: string[] = [];
  for (const part of ended) {
    const last = questions.length - 1;
    if (last >= 0 && (GOES_ON.test(toTraditional(part)) || !asksSomething(part)))
      questions[last] = `${questions[last] ?? ""}${part}`;
    else questions.push(part);
  }
  const last = questions.pop();
  if (last !== undefined) questions.push(`${last}${tail}`);
  const trimmed = questions.map((question) => question.trim());
  const isSeveral = trimmed.length > 1 && trimmed.length <= MOST_QUESTIONS;
  return isSeveral && trimmed.every(asksSomething) ? trimmed : [message];
}

function asksSomething(question: string): boolean {
  return questionKind(toTraditional(question)) !== "open";
}
