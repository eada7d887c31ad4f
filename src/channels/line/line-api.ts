import type { messagingApi } from "@line/bot-sdk";
import { z } from "zod";

/** What came of a call. */
export type Called =
  /** LINE answered; `message` is what it says of an error, never shown to citizens. */
  | {
      readonly kind: "heard";
      readonly status: number;
      readonly message: string;
      readonly retryAfterMs: number | null;
    }
  /** No answer came; where the call may have reached LINE all the same, `mayHaveArrived`. */
  | { readonly kind: "unheard"; readonly mayHaveArrived: boolean };

/** The calls of the Messaging API that answers need. Each rejects with the signal's reason alone. */
export interface LineApi {
  reply(request: messagingApi.ReplyMessageRequest, signal: AbortSignal): Promise<Called>;
  /** `retryKey`, a UUID: a second call with it is answered 409. */
  push(request: messagingApi.PushMessageRequest, retryKey: string, signal: AbortSignal): Promise<Called>;
  showLoading(request: messagingApi.ShowLoadingAnimationRequest, signal: AbortSignal): Promise<Called>;
}

/** What the calls are made with. */
export interface LineApiOptions {
  readonly apiBase: string;
  readonly channelAccessToken: string;
  /** Aborts when LINE's answer to a call is waited for no longer; asked for with each call. */
  readonly patience?: () => AbortSignal;
}

/** LINE answers in well under a second; several calls fit into the minute that a reply token serves for. */
const TIMEOUT_MS = 10_000;
/** Why a connection never was: then nothing can have arrived. */
const NEVER_CONNECTED: ReadonlySet<unknown> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

const errorBody = z.object({ message: z.string() });

/**
 * The Messaging API. The SDK's own client takes no signal: a call that hangs could not be given up, and would hold the
 * process for the five minutes that Node waits for headers.
 */
export function createLineApi({
  apiBase,
  channelAccessToken,
  patience = () => AbortSignal.timeout(TIMEOUT_MS),
}: LineApiOptions): LineApi {
  const call = async (
    path: string,
    body: unknown,
    signal: AbortSignal,
    headers: Record<string, string> = {},
  ): Promise<Called> => {
    signal.throwIfAborted();
    try {
      const response = await fetch(`${apiBase}${path}`, {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          Authorization: `Bearer ${channelAccessToken}`,
          ...headers,
        },
        body: JSON.stringify(body),
        // The token goes to nobody else.
        redirect: "manual",
        signal: AbortSignal.any([signal, patience()]),
      });
      return {
        kind: "heard",
        status: response.status,
        message: await messageOf(response),
        retryAfterMs: retryAfter(response),
      };
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      return { kind: "unheard", mayHaveArrived: !NEVER_CONNECTED.has(causeCode(error)) };
    }
  };
  return {
    reply: (request, signal) => call("/v2/bot/message/reply", request, signal),
    push: (request, retryKey, signal) =>
      call("/v2/bot/message/push", request, signal, { "X-Line-Retry-Key": retryKey }),
    showLoading: (request, signal) => call("/v2/bot/chat/loading/start", request, signal),
  };
}

/** What LINE says of an error; empty where all is well, whose body nobody needs. */
async function messageOf(response: Response): Promise<string> {
  if (response.ok) {
    await response.body?.cancel();
    return "";
  }
  try {
    return errorBody.parse(await response.json()).message;
  } catch {
    // The status alone tells enough: a gateway before LINE answers with pages of its own.
    return "";
  }
}

/** Whole seconds, as `Retry-After` has them where an API gives one (RFC 9110, 10.2.3). */
function retryAfter({ headers }: Response): number | null {
  const seconds = /^\d{1,6}$/u.exec(headers.get("Retry-After")?.trim() ?? "")?.[0];
  return seconds === undefined ? null : Number(seconds) * 1000;
}

/** The code of what `fetch` failed on. */
function causeCode(error: unknown): unknown {
  const cause: unknown = error instanceof Error ? error.cause : null;
  return typeof cause === "object" && cause !== null && "code" in cause ? cause.code : null;
}
