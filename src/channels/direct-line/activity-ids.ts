import { createHash, randomBytes } from "node:crypto";

/** 128 bits: cannot be guessed, and two of them are never the same. */
const ID_BYTES = 16;
/** Between the conversation and the rest, as Direct Line writes ids. */
const SEPARATOR = "|";
const QUESTION = "q-";
const ANSWER = "a-";

/** A new random id: 22 characters of base64url. */
export function randomId(): string {
  return randomBytes(ID_BYTES).toString("base64url");
}

/** A new user id. Clients take one that begins with `dl_` from the token alone. */
export function randomUserId(): string {
  return `dl_${randomId()}`;
}

/**
 * Id of a citizen's message. It follows from the client's own id where there is one, so that the same message sent
 * again has the id that it had before, after a restart and in another process too.
 */
export function questionId(conversationId: string, clientActivityId: string | null): string {
  const own =
    clientActivityId === null
      ? randomId()
      : createHash("sha256").update(clientActivityId).digest().subarray(0, ID_BYTES).toString("base64url");
  return `${conversationId}${SEPARATOR}${QUESTION}${own}`;
}

/** Id of the answer to a message: one message has one, whoever works it out. */
export function answerId(ofQuestion: string): string {
  const at = ofQuestion.lastIndexOf(SEPARATOR + QUESTION);
  const own = ofQuestion.slice(at + SEPARATOR.length + QUESTION.length);
  return `${ofQuestion.slice(0, at)}${SEPARATOR}${ANSWER}${own}`;
}
