import { connect, createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

/** A line to a server with a round trip of its own, which new connections take once more to be made. */
export interface SlowLine {
  readonly url: string;
  stop(): Promise<void>;
}

/** Puts a slow line before a server on loopback; WebSockets go through it like all else. */
export async function startSlowLine(target: string, roundTripMs: number): Promise<SlowLine> {
  const { port } = new URL(target);
  const sockets = new Set<Socket>();
  const pass = (from: Socket, to: Socket, firstMs: number): void => {
    let isFirst = true;
    from.on("data", (chunk: Buffer) => {
      setTimeout(() => to.write(chunk), roundTripMs / 2 + (isFirst ? firstMs : 0));
      isFirst = false;
    });
    from.on("close", () => setTimeout(() => to.destroy(), roundTripMs / 2));
    from.on("error", () => to.destroy());
  };
  const server = createServer((near) => {
    const far = connect(Number(port), "127.0.0.1");
    for (const socket of [near, far]) sockets.add(socket);
    pass(near, far, roundTripMs);
    pass(far, near, 0);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
