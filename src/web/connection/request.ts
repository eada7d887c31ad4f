/** A slow phone line gets its answer within this; what takes longer counts as lost. In ms. */
const TIMEOUT_MS = 20_000;

/** A request that was not answered as hoped. */
export class RequestFailed extends Error {
  override readonly name = "RequestFailed";
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  /** Whole seconds that the service asks to wait; null where it says nothing. */
  readonly retryAfter: number | null;

  constructor(status: number, retryAfter: number | null, options?: ErrorOptions) {
    super(`the service answered ${status}`, options);
    this.status = status;
    this.retryAfter = retryAfter;
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
    if (!response.ok) throw new RequestFailed(response.status, seconds(response.headers.get("Retry-After")));
    return text === "" ? null : JSON.parse(text);
  } catch (error) {
    if (error instanceof RequestFailed) throw error;
    throw new RequestFailed(0, null, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

function seconds(header: string | null): number | null {
  return header !== null && /^\d+$/.test(header) ? Number(header) : null;
}
