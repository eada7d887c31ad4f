import type { messagingApi } from "@line/bot-sdk";
import type { Answer } from "../../answer/answer.ts";
import type { Delivery, OutgoingTurn, SendOutcome } from "../delivery.ts";
import { answerMessages } from "./answer-messages.ts";
import type { LineAddress } from "./line-address.ts";
import type { Called, LineApi } from "./line-api.ts";
import { occasionMessages, type OpeningWords } from "./occasion-messages.ts";
import { retryKey } from "./retry-key.ts";

type Messages = readonly messagingApi.Message[];
type LineTurn = OutgoingTurn<LineAddress, messagingApi.Message>;

/** LINE asks to use a reply token within a minute; a call takes its time as well. */
export const REPLY_WITHIN_MS = 50_000;
/** A push can come later. After a quarter of an hour the citizen has gone elsewhere, and it costs a message. */
export const PUSH_WITHIN_MS = 15 * 60_000;
/** For how long the animation runs, unless an answer ends it; 5 to 60 in steps of 5. */
const LOADING_SECONDS = 30;
/** Turns whose push nobody heard back from; each is gone after some tries, or forgotten. */
const MOST_UNHEARD = 1_000;

/** What a delivery is made of. */
export interface LineDeliveryParts {
  readonly api: LineApi;
  readonly pushFallback: boolean;
  readonly words: OpeningWords;
  /** The real clock in ms. */
  readonly now: () => number;
}

/**
 * LINE: answers with the reply token, which serves once, and pushes where that is allowed and the token does not serve
 * any more. LINE takes neither twice: a token is used up, a retry key is refused.
 */
export class LineDelivery implements Delivery<LineAddress, messagingApi.Message> {
  readonly name = "line";
  readonly refusesCopies = true;
  readonly answerWithinMs: number;
  readonly #parts: LineDeliveryParts;
  /** Turns that were pushed and may have arrived, in order: a reply before it was refused, or came too late. */
  readonly #pushed = new Set<string>();

  constructor(parts: LineDeliveryParts) {
    this.#parts = parts;
    this.answerWithinMs = parts.pushFallback ? PUSH_WITHIN_MS : REPLY_WITHIN_MS;
  }

  render(answer: Answer, { occasion }: LineAddress): Messages {
    // What holds no question was handed in as an empty text; other errors (too many at once) are said as they are.
    const isWithoutQuestion = answer.notices.some(({ code }) => code === "question_empty");
    if (occasion === "question" || !isWithoutQuestion) return answerMessages(answer);
    return occasionMessages(occasion, this.#parts.words);
  }

  async showWorking({ chatId, isOneToOne, occasion }: LineAddress, signal: AbortSignal): Promise<void> {
    if (!isOneToOne || occasion !== "question") return;
    await this.#parts.api.showLoading({ chatId, loadingSeconds: LOADING_SECONDS }, signal);
  }

  async send(turn: LineTurn, signal: AbortSignal): Promise<SendOutcome> {
    if (this.#pushed.has(turn.id)) return this.#push(turn, signal);
    const isInTime = this.#parts.now() - turn.receivedAt <= REPLY_WITHIN_MS;
    if (isInTime || turn.isInDoubt) {
      const called = await this.#reply(turn, signal);
      if (!isInvalidToken(called)) return outcomeOf(called, "reply");
      if (turn.isInDoubt) {
        // Used up by the first attempt. Once it could also have run out, nobody can tell; a push might be a second answer.
        return isInTime ? { kind: "sent" } : { kind: "refused", code: "in_doubt_too_late" };
      }
    }
    if (this.#parts.pushFallback) return this.#push(turn, signal);
    return { kind: "refused", code: isInTime ? "reply_token_invalid" : "out_of_time" };
  }

  async #reply({ address, messages }: LineTurn, signal: AbortSignal): Promise<Called> {
    const { replyToken } = address;
    return this.#orTextAlone(messages, (some) =>
      this.#parts.api.reply({ replyToken, messages: [...some] }, signal),
    );
  }

  async #push(turn: LineTurn, signal: AbortSignal): Promise<SendOutcome> {
    const { address, messages, id } = turn;
    const called = await this.#orTextAlone(messages, (some) =>
      this.#parts.api.push({ to: address.chatId, messages: [...some] }, retryKey(id), signal),
    );
    const outcome = outcomeOf(called, "push");
    this.#pushed.delete(id);
    if (outcome.kind === "later" && outcome.mayHaveArrived === true) this.#notePushed(id);
    return outcome;
  }

  /** Sends messages; where LINE does not like how they are made, their text, which says what there is to say. */
  async #orTextAlone(messages: Messages, send: (messages: Messages) => Promise<Called>): Promise<Called> {
    const called = await send(messages);
    const texts = messages.filter(({ type }) => type === "text");
    const isRefused = called.kind === "heard" && called.status === 400 && !isInvalidToken(called);
    if (!isRefused || texts.length === 0 || texts.length === messages.length) return called;
    return send(texts);
  }

  #notePushed(id: string): void {
    this.#pushed.add(id);
    const [oldest] = this.#pushed;
    if (this.#pushed.size > MOST_UNHEARD && oldest !== undefined) this.#pushed.delete(oldest);
  }
}

/** LINE tells by its words alone that a reply token was used, has run out or never was. */
function isInvalidToken(called: Called): boolean {
  return called.kind === "heard" && called.status === 400 && /invalid reply token/iu.test(called.message);
}

function outcomeOf(called: Called, by: "reply" | "push"): SendOutcome {
  if (called.kind === "unheard") return later(null, called.mayHaveArrived);
  const { status, message, retryAfterMs } = called;
  if (status >= 200 && status < 300) return { kind: "sent" };
  // The retry key was accepted before.
  if (status === 409 && by === "push") return { kind: "sent" };
  // The month's quota of pushes is used up: no use in trying again.
  if (status === 429 && /monthly limit/iu.test(message)) return { kind: "refused", code: "monthly_limit" };
  // LINE says of answers from 500 on, too, that the message may have been delivered.
  if (status >= 500) return later(retryAfterMs, true);
  if (status === 429 || status === 408) return later(retryAfterMs, false);
  if (status === 401 || status === 403) return { kind: "refused", code: "unauthorized" };
  return { kind: "refused", code: `status_${status}` };
}

function later(retryAfterMs: number | null, mayHaveArrived: boolean): SendOutcome {
  return { kind: "later", retryAfterMs, ...(mayHaveArrived ? { mayHaveArrived } : {}) };
}
