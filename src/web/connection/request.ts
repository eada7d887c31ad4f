import { record } from "./activity.ts";

/** A slow phone line gets its answer within this; what takes longer counts as lost. In ms. */
const TIMEOUT_MS = 20_000;

/** What is known of a failure beyond its status. */
interface FailureDetails {
  readonly code?: string | null;
  readonly retryAfter?: number | null;
  readonly cause?: unknown;
}

/** A request that was not answered as hoped. */
export class RequestFailed extends Error {
  override readonly name = "RequestFailed";
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  /** The service's own name for what is wrong; null where something before it has answered, or nothing has. */
  readonly code: string | null;
  /** Whole seconds that the service asks to wait; null where it says nothing. */
  readonly retryAfter: number | null;

  constructor(status: number, details: FailureDetails = {}) {
    super(`the service answered ${status}`, { cause: details.cause });
    this.status = status;
    this.code = details.code ?? null;
    this.retryAfter = details.retryAfter ?? null;
  }
}

/** What a request carries. */
export interface RequestOptions {
  readonly method?: "GET" | "POST" | "DELETE";
  readonly token?: string;
  readonly body?: unknown;
}

/** The JSON that the service answers with, null for an empty body. @throws RequestFailed */
export async function request(address: string, options: RequestOptions = {}): Promise<unknown> {
  const { method = "GET", token, body } = options;
  const late = new AbortController();
  const timer = setTimeout(() => {
    late.abort();
  }, TIMEOUT_MS);
  try {
    const response = await fetch(address, {
      method,
      headers: {
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      // No cookies: the token is all that the service needs to know.
      credentials: "omit",
      signal: late.signal,
    });
    const text = await response.text();
    if (!response.ok) {
      const retryAfter = seconds(response.headers.get("Retry-After"));
      throw new RequestFailed(response.status, { code: codeIn(text), retryAfter });
    }
    return text === "" ? null : JSON.parse(text);
  } catch (error) {
    if (error instanceof RequestFailed) throw error;
    throw new RequestFailed(0, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

/** The code of a problem (RFC 9457) as our service reports it. */
function codeIn(body: string): string | null {
  try {
    const { code } = record(JSON.parse(body));
    return typeof code === "string" ? code : null;
  } catch {
    return null;
  }
}

function seconds(header: string | null): number | null {
  return header !== null && /^\d+$/.test(header) ? Number(header) : null;
}
