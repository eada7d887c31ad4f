import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import { type CalledBackName, Sent } from "./messages.ts";

/** Of what is sent, the share that is refused for now, as busy platforms do. */
const BUSY_SHARE = 0.1;
/** Between taking a message and saying so, at most: long enough for kills to fall into it. */
const SAYS_SO_WITHIN_MS = 40;

/** What two platforms were sent, on loopback: one takes each reply once, the other whatever comes. */
export interface Platforms {
  readonly url: string;
  /** What stands in the chats, by the id of the message that is answered, in order of arrival. */
  taken(name: CalledBackName, id: string): readonly Sent[];
  /** What came with a reply token that had been used. */
  readonly copies: readonly Sent[];
  stop(): Promise<void>;
}

export async function startPlatforms(random: () => number): Promise<Platforms> {
  const taken = { line: new Map<string, Sent[]>(), teams: new Map<string, Sent[]>() };
  const copies: Sent[] = [];

  const statusFor = (name: CalledBackName, sent: Sent): number => {
    if (random() < BUSY_SHARE) return random() < 0.5 ? 429 : 503;
    const before = taken[name].get(sent.to) ?? [];
    if (name === "line" && before.length > 0) {
      copies.push(sent);
      return 400;
    }
    taken[name].set(sent.to, [...before, sent]);
    return 200;
  };

  const server = createServer((request, response) => {
    const name = request.url === "/line" ? "line" : "teams";
    void text(request)
      .then(async (body) => {
        const status = statusFor(name, Sent.parse(JSON.parse(body)));
        await delay(random() * SAYS_SO_WITHIN_MS);
        response.writeHead(status).end();
      })
      // Killed in the middle of its sending: nothing was taken.
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    taken: (name, id) => taken[name].get(id) ?? [],
    copies,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
