import type { IncomingMessage } from "node:http";
import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { ActivityStream, CLOSE } from "../channels/direct-line/activity-stream.ts";
import type { Participant } from "../channels/direct-line/activity.ts";
import { originStanding } from "./allowed-origin.ts";
import type { AppDependencies } from "./dependencies.ts";
import { type DirectLine, DIRECT_LINE_PATH, participantIn, watermarkIn } from "./direct-line.ts";
import { faultReport } from "./fault-report.ts";
import type { Upgrades } from "./listen.ts";
import type { Metrics } from "./metrics.ts";
import { HttpProblem, toProblem } from "./problem.ts";

const ROUTE = `${DIRECT_LINE_PATH}/conversations/:id/stream`;
const PATH = new RegExp(`^${DIRECT_LINE_PATH}/conversations/([\\w-]+)/stream$`, "u");

/** Streams at once. One at rest holds 4 KB of the heap (docs/measurements.md); the kernel's buffers come on top. */
const MOST_STREAMS = 2_000;
/**
 * Streams of one client address, so that no one takes the places of all: an office or a school behind one address.
 * Who comes beyond that asks for answers by polling.
 */
const MOST_AN_ADDRESS = 250;
/** Streams of one conversation: pages that show it at the same time, and lost connections not yet noticed. */
const MOST_A_CONVERSATION = 5;
/** Clients send an empty frame to keep the connection open and nothing else. */
const MOST_RECEIVED_BYTES = 4_096;
/** A connection that answers no ping until the next one is lost; proxies close idle ones after a minute or more. */
const PING_EVERY_MS = 30_000;
/** Of the time for the stop, what answers in hand may take; the rest is for closing. */
const ANSWERING_SHARE = 0.6;
const RETRY_FULL_S = 10;

interface OpenStream {
  readonly socket: WebSocket;
  readonly stream: ActivityStream;
  readonly conversationId: string;
  readonly address: string;
  isAlive: boolean;
}

/** Who opens a stream, and what they have already. */
interface Admitted {
  readonly participant: Participant;
  readonly watermark: number;
  readonly address: string;
}

/** Takes WebSockets to Direct Line's stream address and sends on each what is new in its conversation. */
export function createStreams(
  deps: AppDependencies,
  { tokens, conversations }: DirectLine,
  metrics: Metrics,
  addressOf: (request: IncomingMessage) => string,
): Upgrades {
  const { logger } = deps;
  // Compression would hold up to a megabyte for each connection; frames are small and few.
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: MOST_RECEIVED_BYTES,
  });
  // In order of opening.
  const open = new Set<OpenStream>();
  let isStopping = false;
  const pinging = setInterval(ping, PING_EVERY_MS);
  pinging.unref();

  function ping(): void {
    for (const one of open) {
      if (!one.isAlive) one.socket.terminate();
      else {
        one.isAlive = false;
        one.socket.ping();
      }
    }
  }

  /** @throws HttpProblem `busy` or `rate_limited` where there is no place for one more */
  function checkPlace(address: string): void {
    if (isStopping || open.size >= MOST_STREAMS) throw new HttpProblem("busy", { retryAfter: RETRY_FULL_S });
    const own = [...open].filter((one) => one.address === address);
    if (own.length >= MOST_AN_ADDRESS) throw new HttpProblem("rate_limited", { retryAfter: RETRY_FULL_S });
  }

  /** @throws HttpProblem */
  async function admitted(request: IncomingMessage): Promise<Admitted> {
    const url = URL.parse(`http://service${request.url ?? ""}`);
    const id = PATH.exec(url?.pathname ?? "")?.[1];
    if (url === null || id === undefined) throw new HttpProblem("not_found");
    const { origin, host } = request.headers;
    if (originStanding({ origin, host }, deps) === "refused") throw new HttpProblem("origin_not_allowed");
    const address = addressOf(request);
    checkPlace(address);
    const participant = participantIn(await tokens.verifyForStream(url.searchParams.get("t") ?? ""));
    if (participant.conversationId !== id || !(await conversations.isOpen(participant))) {
      throw new HttpProblem("conversation_unknown");
    }
    const watermark = watermarkIn(url.searchParams.get("watermark") ?? "");
    await conversations.answerWhatIsOwed(id);
    return { participant, watermark, address };
  }

  function begin(socket: WebSocket, { participant, watermark, address }: Admitted): void {
    const { conversationId } = participant;
    const startedAt = performance.now();
    const onFault = (error: unknown): void => {
      logger.error({ channel: "web", fault: faultReport(error) }, "stream broken off");
    };
    // What is wrong with a connection ends it; the client comes back.
    socket.on("error", () => undefined);
    const stream = new ActivityStream(socket, { conversations, participant, watermark, onFault });
    const one: OpenStream = { socket, stream, conversationId, address, isAlive: true };
    open.add(one);
    metrics.setOpenStreams(open.size);
    const sign = (): void => {
      one.isAlive = true;
    };
    socket.on("pong", sign);
    socket.on("message", sign);
    socket.once("close", (code: number) => {
      open.delete(one);
      metrics.setOpenStreams(open.size);
      const milliseconds = Math.round(performance.now() - startedAt);
      logger.info({ method: "GET", route: ROUTE, status: 101, milliseconds, closed: code }, "stream");
    });
    const [oldest, ...others] = [...open].filter((other) => other.conversationId === conversationId);
    if (oldest !== undefined && others.length >= MOST_A_CONVERSATION) {
      void oldest.stream.close(CLOSE.policy, "opened too often");
    }
  }

  return {
    handle(request, socket, head) {
      const onBroken = (): void => {
        socket.destroy();
      };
      socket.on("error", onBroken);
      admitted(request)
        .then((client) => {
          if (socket.destroyed) return;
          // The stop may have begun, and others may have come, while this one was looked at.
          checkPlace(client.address);
          socket.off("error", onBroken);
          server.handleUpgrade(request, socket, head, (webSocket) => {
            begin(webSocket, client);
          });
        })
        .catch((error: unknown) => {
          const problem = toProblem(error);
          if (problem.code === "internal_error") {
            logger.error({ fault: faultReport(problem.cause) }, "internal error");
          }
          logger.info({ method: "GET", route: ROUTE, status: problem.status, code: problem.code }, "stream");
          refuse(socket, problem);
        });
    },
    async stop(withinMs) {
      isStopping = true;
      clearInterval(pinging);
      await conversations.stop(withinMs * ANSWERING_SHARE);
      const deadline = setTimeout(
        () => {
          for (const { socket } of open) socket.terminate();
        },
        withinMs * (1 - ANSWERING_SHARE),
      );
      await Promise.all(
        [...open].map(async ({ socket, stream }) => {
          const closed = new Promise((resolve) => socket.once("close", resolve));
          void stream.close(CLOSE.restart, "the service restarts");
          await closed;
        }),
      );
      clearTimeout(deadline);
    },
  };
}

/** Answers in HTTP and hangs up. Browsers do not show the answer to the page; it is for people who look. */
function refuse(socket: Duplex, problem: HttpProblem): void {
  const { status, code, retryAfter } = problem;
  const body = JSON.stringify({ type: "about:blank", title: problem.title("en"), status, code });
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`,
    "Connection: close",
    "Content-Type: application/problem+json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(retryAfter === null ? [] : [`Retry-After: ${retryAfter}`]),
  ];
  socket.once("finish", () => {
    socket.destroy();
  });
  socket.end(`${lines.join("\r\n")}\r\n\r\n${body}`);
}
