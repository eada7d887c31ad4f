import type { ConversationStore } from "../../store/conversation-store.ts";
import type { Delivery, OutgoingTurn, SendOutcome } from "../delivery.ts";
import { keyOf, type TeamsAddress } from "./activity.ts";
import { type TeamsMessage, TYPING } from "./message.ts";
import type { Outbox } from "./outbox.ts";
import { asFinal, Livestream, type LivestreamParts } from "./livestream.ts";
import { render, TEAMS } from "./render.ts";

/** Teams takes an answer at any time, but after an hour nobody waits for one any more. */
const ANSWER_WITHIN_MS = 3_600_000;

/** What answers are delivered with. */
export interface DeliveryParts {
  readonly outbox: Outbox;
  readonly store: Pick<ConversationStore, "noteSent">;
  /** Hears of a fault for which nobody waits. */
  readonly onFault: (error: unknown) => void;
  /** How it is waited between the pieces of an answer. */
  readonly wait?: LivestreamParts["wait"];
}

/** How answers get to Teams, and to the other channels of Azure Bot Service. */
export function teamsDelivery({
  outbox,
  store,
  onFault,
  wait,
}: DeliveryParts): Delivery<TeamsAddress, TeamsMessage> {
  const deliver = async (
    address: TeamsAddress,
    { activity, answerId, stream }: TeamsMessage,
    signal: AbortSignal,
  ): Promise<SendOutcome> => {
    const posted = stream === undefined ? activity : asFinal(activity, stream);
    let outcome = await outbox.post(address, posted, signal);
    // What came before it is over: stopped by the person, or longer ago than the two minutes that Teams allows.
    const isOver = stream !== undefined && outcome.kind === "refused";
    if (isOver) outcome = await outbox.post(address, activity, signal);
    if (outcome.kind !== "sent") return outcome;
    if (answerId !== null) {
      const { channelId, conversationId } = address;
      // A message that came piece by piece is known by its first piece's id.
      const ids = new Set([outcome.id, isOver ? null : (stream?.streamId ?? null)]);
      for (const id of ids) {
        if (id === null) continue;
        // Without the note nobody can rate the answer; that is no reason to send it twice.
        await store.noteSent(keyOf("sent", channelId, conversationId, id), answerId).catch(onFault);
      }
    }
    return { kind: "sent" };
  };
  return {
    name: "teams",
    answerWithinMs: ANSWER_WITHIN_MS,
    render: (answer, address) => render(answer, address),
    speaker: (address, signal) =>
      // Nobody else's chats show what comes piece by piece.
      address.channelId === TEAMS && !address.isGroup
        ? new Livestream(address, { outbox, ...(wait === undefined ? {} : { wait }) }, signal)
        : null,
    async showWorking(address, signal) {
      await outbox.post(address, TYPING, signal);
    },
    async send({ address, messages }: OutgoingTurn<TeamsAddress, TeamsMessage>, signal) {
      const [answer, ...others] = messages;
      if (answer === undefined) return { kind: "sent" };
      const outcome = await deliver(address, answer, signal);
      if (outcome.kind !== "sent") return outcome;
      try {
        for (const message of others) await deliver(address, message, signal);
      } catch {
        // The service stops. The answer is there: to send it again for what can be asked next would be worse.
      }
      return { kind: "sent" };
    },
  };
}
