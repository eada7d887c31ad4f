import type { Answer } from "../../../src/answer/answer.ts";
import type { ChannelName } from "../../../src/channels/channel.ts";
import type { Delivered, Delivery, OutgoingTurn, SendOutcome } from "../../../src/channels/delivery.ts";

/** Where a scripted channel's answers go. */
export interface Address {
  readonly to: string;
}

/** What is sent through a scripted channel. */
export interface Sent {
  readonly text: string;
}

export type Outgoing = OutgoingTurn<Address, Sent>;
export type Send = (turn: Outgoing, signal: AbortSignal) => Promise<SendOutcome>;

/** A channel that remembers what was sent and shown, and answers as a test says; by default it takes everything. */
export class ScriptedChannel implements Delivery<Address, Sent> {
  readonly name: ChannelName;
  readonly answerWithinMs: number;
  readonly refusesCopies: boolean;
  /** Every attempt, in order. */
  readonly attempts: Outgoing[] = [];
  readonly shown: Address[] = [];
  sending: Send = () => Promise.resolve({ kind: "sent" });
  rendering: (answer: Answer) => readonly Sent[] = ({ text }) => [{ text }];

  constructor(options: { name?: ChannelName; answerWithinMs?: number; refusesCopies?: boolean } = {}) {
    this.name = options.name ?? "line";
    this.answerWithinMs = options.answerWithinMs ?? 50_000;
    this.refusesCopies = options.refusesCopies ?? false;
  }

  /** Texts of all attempts, in order. */
  get texts(): string[] {
    return this.attempts.flatMap(({ messages }) => messages.map(({ text }) => text));
  }

  render(answer: Answer): readonly Sent[] {
    return this.rendering(answer);
  }

  showWorking(address: Address): Promise<void> {
    this.shown.push(address);
    // What goes wrong in it is of no account.
    return Promise.reject(new Error("nothing can be shown"));
  }

  send(turn: Outgoing, signal: AbortSignal): Promise<SendOutcome> {
    this.attempts.push(turn);
    return this.sending(turn, signal);
  }
}

/** Sends nothing until the signal, of which nothing is heard then. */
export const unheard: Send = (_turn, signal) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => {
      reject(signal.reason as Error);
    });
  });

/** A message of a citizen. */
export function said(
  text: string,
  parts: {
    id?: string;
    conversationId?: string;
    userId?: string;
    channel?: ChannelName;
    withdrawnAs?: string;
  } = {},
): Delivered<Address> {
  const { id = text, conversationId = "room", userId = "U-citizen", channel = "line", withdrawnAs } = parts;
  return {
    message: { channel, conversationId, id, text, locale: null },
    userId,
    address: { to: `reply ${id}` },
    ...(withdrawnAs === undefined ? {} : { withdrawnAs }),
  };
}
