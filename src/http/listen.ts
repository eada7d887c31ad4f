import { createServer } from "node:http";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";

/** A request of 32 KB has this long to arrive, whoever sends it however slowly. */
const REQUEST_TIMEOUT_MS = 30_000;
const HEADERS_TIMEOUT_MS = 10_000;
/** How long questions in hand may take once the service stops; container managers wait 10 s to 30 s before they kill. */
const DEFAULT_STOP_DEADLINE_MS = 8_000;

/** Where and how to listen. */
export interface ListenOptions {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly stopDeadlineMs?: number;
  /** Who takes connections that leave HTTP; without one they are answered as if they had not asked to. */
  readonly upgrades?: Upgrades;
  /** What else ends with the service, in the same time. */
  readonly stopAlso?: (withinMs: number) => Promise<void>;
}

/** Takes over connections that leave HTTP (RFC 9110, 7.8). */
export interface Upgrades {
  handle(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Takes no more, closes those that are open, and resolves when all are closed, `withinMs` later at the latest. */
  stop(withinMs: number): Promise<void>;
}

/** A service that takes requests. */
export interface Listening {
  /** Where it is reached from this machine, without a slash at the end. */
  readonly url: string;
  /**
   * Takes no new connections, finishes what is in hand, closes what is idle, and resolves when all are closed; what
   * is still open at the deadline is cut off. A second call waits for the first.
   */
  stop(): Promise<void>;
}

/** The address could not be listened on: in use, not allowed or not of this machine. */
export class ListenError extends Error {
  constructor(options: ListenOptions, cause: unknown) {
    super(`cannot listen on ${options.host} port ${options.port}`, { cause });
    this.name = "ListenError";
  }
}

/** Serves an app on an address. @throws ListenError */
export async function listen(app: RequestListener, options: ListenOptions): Promise<Listening> {
  const server = createServer({
    requestTimeout: REQUEST_TIMEOUT_MS,
    headersTimeout: HEADERS_TIMEOUT_MS,
    // A client that offers HTTP/2, as some do with every first request, is answered in HTTP/1.1 (RFC 9110, 7.8).
    shouldUpgradeCallback: ({ headers }) =>
      options.upgrades !== undefined && headers.upgrade?.toLowerCase() === "websocket",
  });
  const inHand = new Set<ServerResponse>();
  let stopped: Promise<void> | null = null;

  server.on("request", (_request, response) => {
    inHand.add(response);
    if (stopped !== null) lastOnItsConnection(response);
    response.once("close", () => inHand.delete(response));
  });
  server.on("request", app);
  const { upgrades, stopAlso, stopDeadlineMs = DEFAULT_STOP_DEADLINE_MS } = options;
  if (upgrades !== undefined) {
    server.on("upgrade", (request, socket, head) => {
      upgrades.handle(request, socket, head);
    });
  }

  const closed = (): Promise<void> =>
    new Promise((resolve) => {
      const deadline = setTimeout(() => {
        server.closeAllConnections();
      }, stopDeadlineMs);
      server.close(() => {
        clearTimeout(deadline);
        resolve();
      });
      server.closeIdleConnections();
      inHand.forEach(lastOnItsConnection);
    });

  // At the same time: the server is not closed before its last connection is, whoever has taken it over.
  const stop = async (): Promise<void> => {
    await Promise.all([closed(), upgrades?.stop(stopDeadlineMs), stopAlso?.(stopDeadlineMs)]);
  };

  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) => {
      reject(new ListenError(options, cause));
    });
    server.listen({ host: options.host, port: options.port }, resolve);
  });
  return {
    url: localUrl(server.address() as AddressInfo),
    stop: () => (stopped ??= stop()),
  };
}

/** Has the connection closed after this response, so that a client that keeps it open does not hold up the stop. */
function lastOnItsConnection(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader("Connection", "close");
}

function localUrl({ address, family, port }: AddressInfo): string {
  const isEveryAddress = address === "::" || address === "0.0.0.0";
  const host = isEveryAddress ? "localhost" : family === "IPv6" ? `[${address}]` : address;
  return `http://${host}:${port}`;
}
