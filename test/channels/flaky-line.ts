import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

/** Between two tries to reach the service behind, while it restarts, in milliseconds. */
const TRY_EVERY_MS = 20;
const TRIES = 500;

/** A line to a service that can be cut, and behind which the service can be exchanged. */
export interface FlakyLine {
  /** Where clients connect. */
  readonly url: string;
  /** Leads new connections to another service, or keeps them waiting for one. */
  leadTo(url: string | null): void;
  /** Cuts every connection, as a line does: without a farewell. */
  cut(): void;
  close(): Promise<void>;
}

/** Opens a line on loopback. */
export async function openFlakyLine(target: string): Promise<FlakyLine> {
  let current: string | null = target;
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    // A cut is what this line is for.
    socket.on("error", () => undefined);
  };
  const reach = async (): Promise<Socket> => {
    for (let tries = 0; tries < TRIES; tries++) {
      if (current !== null) {
        const { hostname, port } = new URL(current);
        const socket = connect(Number(port), hostname);
        keep(socket);
        const reached = await once(socket, "connect").then(
          () => true,
          () => false,
        );
        if (reached) return socket;
      }
      await delay(TRY_EVERY_MS);
    }
    throw new Error("no service behind the line");
  };
  const server = createServer((client) => {
    keep(client);
    void reach().then((upstream) => {
      client.pipe(upstream);
      upstream.pipe(client);
      client.once("close", () => upstream.destroy());
      upstream.once("close", () => client.destroy());
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo(url) {
      current = url;
    },
    cut,
    async close() {
      const closed = once(server, "close");
      server.close();
      cut();
      await closed;
    },
  };
}
