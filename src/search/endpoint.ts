import { setTimeout as delay } from "node:timers/promises";
import { SearchIndexError } from "./search-error.ts";

/** A model's endpoint, and how its errors name it. */
export interface EndpointAddress {
  /** The setting that chose it, such as EMBEDDINGS; those of its address and key begin with it. */
  readonly setting: string;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** Null where it wants none. It stands in no error. */
  readonly apiKey: string | null;
}

/** For how long an endpoint is borne with, in milliseconds. */
export interface Patience {
  /** Requests in all, the first included. */
  readonly tries: number;
  readonly requestMs: number;
  /** Longest wait between two of them, however long the endpoint wants to be left alone. */
  readonly longestWaitMs: number;
}

/** While an index is made nobody waits: six tries within some two minutes of waiting at most. */
export const PATIENT: Patience = { tries: 6, requestMs: 60_000, longestWaitMs: 60_000 };
/** A citizen waits: after some three seconds the answer is found without it. */
export const HASTY: Patience = { tries: 2, requestMs: 1_500, longestWaitMs: 250 };

/** What endpoints are asked with. */
export interface EndpointOptions {
  readonly patience: Patience;
  /** Gives up what is under way. */
  readonly signal: AbortSignal;
  /** Waits, for tests that do not; the real clock where left out. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** The first wait, in milliseconds; each further one is twice as long. */
const FIRST_WAIT_MS = 500;
/** Bytes of a response that are read: 64 vectors of 4,096 numbers in full length take 6 million. */
const MOST_BYTES = 32_000_000;

/** What went wrong with one request, and whether another may do better. */
class RequestFailure extends Error {
  override readonly name = "RequestFailure";
  readonly isPassing: boolean;
  /** Milliseconds after which the endpoint wants to be asked again; null where it did not say. */
  readonly retryAfterMs: number | null;

  constructor(what: string, isPassing: boolean, retryAfterMs: number | null = null) {
    super(what);
    this.isPassing = isPassing;
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * Asks a model's endpoint with JSON for JSON. No connection, too late, 429 and 5xx are tried again, after `retry-after` or
 * after a wait that doubles, half of it by chance. Follows no redirect, which could carry a question and the key to another
 * host, and reads no response without end. Rejects with a `SearchIndexError` that repeats nothing of what was sent or
 * answered, or with the signal's reason.
 */
export async function askEndpoint(
  address: EndpointAddress,
  path: string,
  body: object,
  { patience, signal, wait = waitFor }: EndpointOptions,
): Promise<unknown> {
  for (let tries = 1; ; tries++) {
    try {
      return await request(address, path, body, patience.requestMs, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof RequestFailure)) throw error;
      const { isPassing, retryAfterMs, message } = error;
      if (!isPassing || tries >= patience.tries) {
        throw endpointError(address, tries === 1 ? message : `${message} (asked ${tries} times)`);
      }
      const backoff = FIRST_WAIT_MS * 2 ** (tries - 1) * (0.5 + Math.random() / 2);
      if (retryAfterMs !== null && retryAfterMs > patience.longestWaitMs) {
        const seconds = Math.round(retryAfterMs / 1000);
        throw endpointError(address, `${message}, and wants to be left alone for ${seconds} s`);
      }
      await wait(Math.min(retryAfterMs ?? backoff, patience.longestWaitMs), signal);
    }
  }
}

/** An error about an endpoint, which names its host and what to look at. */
export function endpointError({ setting, baseUrl }: EndpointAddress, what: string): SearchIndexError {
  return new SearchIndexError("endpoint", `${setting}: the endpoint at ${new URL(baseUrl).host} ${what}`);
}

async function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, { signal });
}

async function request(
  { setting, baseUrl, apiKey }: EndpointAddress,
  path: string,
  body: object,
  withinMs: number,
  stop: AbortSignal,
): Promise<unknown> {
  const timeout = AbortSignal.timeout(withinMs);
  try {
    const response = await fetch(`${baseUrl}${path}`, {
      method: "POST",
      redirect: "error",
      headers: {
        "content-type": "application/json",
        ...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.any([stop, timeout]),
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw refusal(response, setting);
    }
    return parsed(await textOf(response));
  } catch (error) {
    if (error instanceof RequestFailure) throw error;
    if (timeout.aborted) throw new RequestFailure(`gave no answer within ${withinMs / 1000} s`, true);
    // Of a failed connection only its code is told: the message of a bad header could hold the key.
    const code = ((error as Error).cause as NodeJS.ErrnoException | undefined)?.code;
    throw new RequestFailure(
      `cannot be reached${typeof code === "string" ? ` (${code})` : ""}; look at ${setting}_BASE_URL`,
      true,
    );
  }
}

function refusal({ status, headers }: Response, setting: string): RequestFailure {
  const isPassing = status === 408 || status === 429 || status >= 500;
  const hint =
    status === 401 || status === 403
      ? `; look at ${setting}_API_KEY`
      : status === 404
        ? `; look at ${setting}_BASE_URL and at the model's name in ${setting}`
        : status === 400 || status === 413 || status === 422
          ? `; look at the model's name in ${setting}, or a text may be too long for it`
          : "";
  return new RequestFailure(`answered ${status}${hint}`, isPassing, isPassing ? retryAfter(headers) : null);
}

/** Milliseconds, from `retry-after` (RFC 9110, 10.2.3: seconds or a date); null for none. */
function retryAfter(headers: Headers): number | null {
  const text = headers.get("retry-after") ?? "";
  if (/^\d{1,6}(?:\.\d+)?$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}

async function textOf({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += (chunk as Uint8Array).byteLength;
    if (bytes > MOST_BYTES) throw new RequestFailure("answered without end", false);
    text += decoder.decode(chunk as Uint8Array, { stream: true });
  }
  return text + decoder.decode();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestFailure("answered with what is no JSON", false);
  }
}
