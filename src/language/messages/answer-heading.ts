/** What of an answer says what it is. */
interface Headed<Status extends string> {
  readonly status: Status;
  readonly notices: readonly { readonly code: string }[];
}

/** Whether an answer replies to a greeting, thanks or a question about the bot itself, and nothing was looked up. */
export function isSmallTalk({ status, notices }: Headed<string>): boolean {
  return status === "clarification" && notices.some(({ code }) => code.startsWith("talk_"));
}

/** Key of the words that an answer is headed by. */
export function answerHeading<Status extends string>(
  answer: Headed<Status>,
): "result.talk" | `result.${Status}` {
  return isSmallTalk(answer) ? "result.talk" : `result.${answer.status}`;
}
