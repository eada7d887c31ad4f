import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";

/** Of what is sent, the share that is refused for now, as busy platforms do. */
const BUSY_SHARE = 0.1;
/** Between taking a message and saying so, at most: long enough for kills to fall into it. */
const SAYS_SO_WITHIN_MS = 40;
/** Of the headers of a call, those that platforms look at. */
const PASSED_ON = ["content-type", "authorization", "x-line-retry-key"];

/** Stands before a platform's server: turns some calls away, and takes its time to say what came of the others. */
export interface SlowFront {
  readonly url: string;
  stop(): Promise<void>;
}

export async function startSlowFront(target: string, random: () => number): Promise<SlowFront> {
  const server = createServer((request, response) => {
    // Its caller was killed: in the middle of the call, of which then nothing was taken, or while it waited.
    passOn(request, response).catch(() => response.destroy());
  });
  const passOn = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request);
    if (random() < BUSY_SHARE) {
      response.writeHead(random() < 0.5 ? 429 : 503).end();
      return;
    }
    const headers = PASSED_ON.flatMap((name): [string, string][] => {
      const value = request.headers[name];
      return typeof value === "string" ? [[name, value]] : [];
    });
    const said = await fetch(`${target}${request.url ?? ""}`, {
      method: "POST",
      headers,
      body: new Uint8Array(body),
    });
    const text = await said.text();
    await delay(random() * SAYS_SO_WITHIN_MS);
    response.writeHead(said.status, { "Content-Type": "application/json" }).end(text);
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
