import { setTimeout as delay } from "node:timers/promises";
import { destination, pino } from "pino";
import type { Delivery, SendOutcome } from "../../../src/channels/delivery.ts";
import { addRoute } from "../../../src/http/add-route.ts";
import type { AddCalledBack } from "../../../src/http/called-back.ts";
import { checked, parsedJson } from "../../../src/http/checked-input.ts";
import { readBody } from "../../../src/http/read-body.ts";
import { openStore } from "../../../src/store/conversation-store.ts";
import { englishAnswer } from "../../http/fixtures.ts";
import { startService } from "../../http/service.ts";
import { type CalledBackName, Handed, type Sent } from "./messages.ts";

// The service with a bot that answers whatever it is asked, and two channels that are called back, until it is killed.
// Takes the data folder, the address of the platforms and its number among those that are killed one after the other;
// says where it listens, then what it warns of.
const [dataDir = "", platforms = "", generation = ""] = process.argv.slice(2);
/** How long the bot thinks, at most: long enough for kills to fall into it. */
const THINKS_MS = 40;

/** As LINE: a reply token works once, and whoever comes again with it is refused. */
const line = channel("line", { refusesCopies: true, answerWithinMs: 50_000 });
/** As Teams: what is sent twice stands there twice. */
const teams = channel("teams", { refusesCopies: false, answerWithinMs: 300_000 });

const service = await startService({
  store: await openStore({ dataDir, databaseUrl: null, retentionDays: 90 }),
  now: Date.now,
  logger: pino({ level: "warn", base: null }, destination({ dest: 1, sync: true })),
  calledBack: [line, teams],
  answer: async ({ question }) => {
    await delay(Math.random() * THINKS_MS);
    const id = crypto.randomUUID();
    return { ...englishAnswer, id, text: `${question} ${id}`, sentences: [], sources: [], notices: [] };
  },
});
process.stdout.write(`${service.url}\n`);

function channel(
  name: CalledBackName,
  promises: Pick<Delivery<unknown, unknown>, "refusesCopies" | "answerWithinMs">,
): AddCalledBack {
  const delivery: Delivery<Handed, { readonly text: string }> = {
    ...promises,
    name,
    render: ({ text }) => [{ text }],
    showWorking: () => Promise.resolve(),
    send: ({ address, messages, isInDoubt }, signal) =>
      send(name, { to: address.id, messages, isInDoubt, generation: Number(generation) }, signal),
  };
  return ({ app, turns }) => {
    const intake = turns.register(delivery);
    addRoute(app, `/hand-in/${name}`, {
      post: async (request, response) => {
        const body = parsedJson(await readBody(request, response, "application/json"));
        const handed = checked(Handed, body);
        const { id, text, user } = handed;
        const message = { channel: name, conversationId: user, id, text, locale: null };
        response.json(await intake.accept({ message, userId: user, address: handed }));
      },
    });
  };
}

async function send(name: CalledBackName, sent: Sent, signal: AbortSignal): Promise<SendOutcome> {
  const { status } = await fetch(`${platforms}/${name}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(sent),
    signal,
  });
  if (status === 429 || status >= 500) return { kind: "later", retryAfterMs: null };
  // Refused as a copy of what has arrived, though the process that sent it heard nothing of it.
  if (status === 200 || sent.isInDoubt) return { kind: "sent" };
  return { kind: "refused", code: `status_${status}` };
}
