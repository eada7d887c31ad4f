import { Activity } from "@microsoft/agents-activity";
import {
  ConnectorClient,
  HttpClient,
  HttpError,
  type HttpRequestConfig,
  type HttpResponse,
} from "@microsoft/agents-hosting";
import type { TeamsAddress } from "./activity.ts";
import type { PostedActivity } from "./message.ts";

/** What the connector said to a message. */
export type Posted =
  /** It has it, under this id; null where it gives none. */
  | { readonly status: "accepted"; readonly id: string | null }
  | { readonly status: number; readonly retryAfter: string | null };

/** The SDK's client of HTTP with what it has no way to set: an end to waiting, and no redirects. */
class BoundedHttpClient extends HttpClient {
  readonly #signal: AbortSignal;

  constructor(baseURL: string, headers: Record<string, string>, signal: AbortSignal) {
    super({ baseURL, headers });
    this.#signal = signal;
  }

  override async request<T>(config: HttpRequestConfig): Promise<HttpResponse<T>> {
    const response = await fetch(`${this.baseURL.replace(/\/+$/u, "")}/${config.url}`, {
      method: config.method.toUpperCase(),
      headers: { ...this.defaultHeaders, ...config.headers },
      body: JSON.stringify(config.data),
      // Replies go to the address that was checked, and nowhere else.
      redirect: "manual",
      signal: this.#signal,
    });
    const { status, statusText, headers } = response;
    const result = { data: objectIn(await response.text()) as T, status, statusText, headers, config };
    if (!response.ok) throw new HttpError(`the connector answered ${status}`, result, config);
    return result;
  }
}

/** The SDK's connector client, whose constructor is for subclasses alone. */
class Connector extends ConnectorClient {
  static over(client: HttpClient): Connector {
    return new Connector(client);
  }
}

/**
 * Posts a message, as a reply where it is one to a message. `token` is null where the connector asks for none. Rejects where there was no answer: no
 * connection, or the signal.
 */
export async function post(
  address: TeamsAddress,
  message: PostedActivity,
  token: string | null,
  signal: AbortSignal,
): Promise<Posted> {
  const { serviceUrl, conversationId, activityId, botId, channelId } = address;
  const headers = {
    Accept: "application/json",
    "Content-Type": "application/json",
    ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
  };
  const connector = Connector.over(new BoundedHttpClient(serviceUrl, headers, signal));
  const activity = Activity.fromObject({
    ...message,
    channelId,
    from: { id: botId },
    conversation: { id: conversationId },
    ...(activityId === null ? {} : { replyToId: activityId }),
  });
  try {
    // The client puts the id into the path as it is.
    const path = encodeURIComponent(conversationId);
    const { id } = await (activityId === null
      ? connector.sendToConversation(path, activity)
      : connector.replyToActivity(path, activityId, activity));
    return { status: "accepted", id: typeof id === "string" && id !== "" ? id : null };
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    return { status: error.status, retryAfter: error.response.headers.get("retry-after") };
  }
}

/** An object in JSON; an empty one for anything else, such as no body at all. */
function objectIn(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
