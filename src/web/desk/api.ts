import type { InterfaceLanguage } from "../../language/messages/index.ts";
import type { Say } from "./words.ts";

/** What a route said is wrong, in the reader's language. */
export class DeskProblem extends Error {
  override readonly name = "DeskProblem";
  /** HTTP status; 0 where nothing answered. */
  readonly status: number;
  readonly code: string;
  /** The whole problem, with what else a route says in it. */
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, body: Readonly<Record<string, unknown>>, words: string) {
    super(words);
    this.status = status;
    this.code = typeof body["code"] === "string" ? body["code"] : "";
    this.body = body;
  }
}

/** How the desk calls the service. */
export interface DeskApi {
  /** @throws DeskProblem; an `AbortError` where it was stopped */
  get<Result>(path: string, signal?: AbortSignal): Promise<Result>;
  /** @throws DeskProblem */
  send<Result>(method: "POST" | "PATCH" | "DELETE", path: string, body: unknown): Promise<Result>;
}

interface DeskRequest extends RequestInit {
  readonly headers?: Readonly<Record<string, string>>;
  /** Stops the call where the desk no longer wants it. */
  readonly stop?: AbortSignal | undefined;
}

/**
 * What is read and has not come by then does not come: what waits for it would wait with it. Longer than an answer by a
 * language model may take (`MODEL_ANSWER_SECONDS`, 60 at most).
 */
const READ_WITHIN_MS = 90_000;

/** Calls with the session of the browser. `onSignedOut` hears that it has ended. */
export function deskApi(
  language: InterfaceLanguage,
  say: Say,
  onSignedOut: () => void,
  readWithinMs = READ_WITHIN_MS,
): DeskApi {
  const call = async <Result>(path: string, { headers, stop, ...init }: DeskRequest): Promise<Result> => {
    let response: Response;
    try {
      response = await fetch(path, { ...init, headers: { "Accept-Language": language, ...headers } });
    } catch (error) {
      if (stop?.aborted === true) throw error;
      throw new DeskProblem(0, {}, say("problem.unreachable"));
    }
    if (response.ok) return read<Result>(response, say, stop);
    // A problem may come from something before the service, which has another form.
    const body = (await response.json().catch(() => ({}))) as Record<string, unknown>;
    const { title, detail, code } = body;
    if (code === "staff_signed_out") {
      onSignedOut();
      throw new DeskProblem(response.status, body, say("problem.signedOut"));
    }
    const words = [title, detail].filter((part) => typeof part === "string").join(": ");
    throw new DeskProblem(response.status, body, words === "" ? say("problem.unreachable") : words);
  };
  return {
    get: async (path, stop) => {
      const given = new AbortController();
      const giveUp = (): void => {
        given.abort();
      };
      if (stop?.aborted === true) giveUp();
      stop?.addEventListener("abort", giveUp);
      const timer = setTimeout(giveUp, readWithinMs);
      try {
        return await call(path, { stop, signal: given.signal });
      } finally {
        clearTimeout(timer);
        stop?.removeEventListener("abort", giveUp);
      }
    },
    send: (method, path, body) =>
      call(path, { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
  };
}

/** What came, which may break off on its way or be none of ours. */
async function read<Result>(response: Response, say: Say, stop: AbortSignal | undefined): Promise<Result> {
  try {
    return (await response.json()) as Result;
  } catch (error) {
    if (stop?.aborted === true) throw error;
    throw new DeskProblem(response.status, {}, say("problem.unreadable"));
  }
}

/** What to tell somebody of a failure. */
export function told(error: unknown, say: Say): string {
  return error instanceof DeskProblem ? error.message : say("problem.unreachable");
}
