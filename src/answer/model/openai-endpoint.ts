import type { BaseMessage } from "@langchain/core/messages";
import { ChatOpenAICompletions } from "@langchain/openai";
import { z } from "zod";
import { boundedFetch } from "./bounded-fetch.ts";
import {
  type ChatEndpoint,
  type Deadline,
  ModelError,
  type ModelReply,
  type ReplyListener,
  type TokenUse,
} from "./chat-endpoint.ts";
import { type Dialect, FIRST_DIALECT, plainerDialect } from "./dialect.ts";
import { DRAFT_JSON_SCHEMA } from "./draft.ts";
import { streamingFetch } from "./streaming-fetch.ts";

/** Where an OpenAI-compatible endpoint is, and which of its models is asked. */
export interface OpenAiSettings {
  readonly model: string;
  /** Such as `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  /** Null where the endpoint wants none. */
  readonly apiKey: string | null;
  /** Most tokens of a reply. */
  readonly mostTokensOut: number;
}

/** A chat endpoint that speaks OpenAI's API: OpenAI, Azure OpenAI, Ollama, vLLM, llama.cpp and others. */
export class OpenAiEndpoint implements ChatEndpoint {
  readonly #settings: OpenAiSettings;
  #dialect = FIRST_DIALECT;

  constructor(settings: OpenAiSettings) {
    this.#settings = settings;
  }

  /** Asks once, or again in a plainer dialect where the endpoint does not understand; what it understood is kept to. */
  async ask(
    messages: readonly BaseMessage[],
    { signal }: Deadline,
    listener: ReplyListener | null = null,
  ): Promise<ModelReply> {
    let dialect = this.#dialect;
    for (;;) {
      try {
        listener?.begin();
        const isInPieces = listener !== null && dialect.pieces !== "none";
        const reply = await (isInPieces
          ? this.#hear(messages, dialect, signal, listener)
          : this.#send(messages, dialect, signal));
        if (!isInPieces) listener?.piece(reply.text);
        this.#dialect = dialect;
        return reply;
      } catch (error) {
        const failure = errorShape.parse(error);
        const plainer = plainerDialect(dialect, failure, listener !== null);
        if (plainer === null) throw modelError(failure, signal);
        dialect = plainer;
      }
    }
  }

  async #send(messages: readonly BaseMessage[], dialect: Dialect, signal: AbortSignal): Promise<ModelReply> {
    const chat = this.#chatIn(dialect, false);
    const reply = await chat.invoke([...messages], { signal, response_format: formatOf(dialect) });
    return { text: reply.text, tokens: tokensOf(reply.usage_metadata) };
  }

  /** The reply piece by piece; the tokens come with the last event, where they come at all. */
  async #hear(
    messages: readonly BaseMessage[],
    dialect: Dialect,
    signal: AbortSignal,
    listener: ReplyListener,
  ): Promise<ModelReply> {
    const chat = this.#chatIn(dialect, true);
    const pieces = await chat.stream([...messages], { signal, response_format: formatOf(dialect) });
    const heard: string[] = [];
    let tokens: TokenUse | null = null;
    for await (const { text, usage_metadata: usage } of pieces) {
      tokens = tokensOf(usage) ?? tokens;
      if (text === "") continue;
      heard.push(text);
      listener.piece(text);
    }
    return { text: heard.join(""), tokens };
  }

  /**
   * All that the client would else take from the environment is set here: `OPENAI_LOG=debug` would print questions, and
   * another organisation's name would go along.
   */
  #chatIn({ temperature, mostTokens, pieces }: Dialect, isInPieces: boolean): ChatOpenAICompletions {
    const { model, baseUrl, apiKey, mostTokensOut } = this.#settings;
    return new ChatOpenAICompletions({
      model,
      // The client refuses to go without; endpoints that want no key ignore it.
      apiKey: apiKey ?? "none",
      ...(temperature ? { temperature: 0 } : {}),
      ...(mostTokens === "max_tokens"
        ? { maxTokens: mostTokensOut }
        : { maxTokens: -1, modelKwargs: { max_completion_tokens: mostTokensOut } }),
      maxRetries: 0,
      streaming: isInPieces,
      streamUsage: pieces === "counted",
      configuration: {
        baseURL: baseUrl,
        organization: null,
        project: null,
        logLevel: "off",
        fetch: isInPieces ? streamingFetch : boundedFetch,
      },
    });
  }
}

function formatOf({ format }: Dialect) {
  if (format !== "json_schema") return { type: format };
  return { type: format, json_schema: { name: "answer", strict: true, schema: DRAFT_JSON_SCHEMA } };
}

/** What an endpoint counted; null where it did not. */
function tokensOf(usage: unknown): TokenUse | null {
  const { input_tokens: tokensIn, output_tokens: tokensOut } = usageShape.parse(usage);
  return tokensIn === null || tokensOut === null ? null : { in: tokensIn, out: tokensOut };
}

/** What endpoints count; some count nothing, and the client leaves out what is 0. */
const usageShape = z
  .object({
    input_tokens: z.number().nullable().catch(null),
    output_tokens: z.number().nullable().catch(null),
  })
  .catch({ input_tokens: null, output_tokens: null });

/** What is read of an error of the client, whichever it is. */
const errorShape = z
  .object({
    name: z.string().catch(""),
    message: z.string().catch(""),
    status: z.number().nullable().catch(null),
    code: z.string().nullable().catch(null),
    headers: z
      .custom<Headers>((value) => value instanceof Headers)
      .nullable()
      .catch(null),
  })
  .catch({ name: "", message: "", status: null, code: null, headers: null });

/** The client's error as one of ours, which repeats nothing of what the endpoint wrote. */
function modelError(
  { name, status, code, headers }: z.infer<typeof errorShape>,
  signal: AbortSignal,
): ModelError {
  if (signal.aborted) return new ModelError("out_of_time");
  // No amount of waiting fills an account.
  if (status === 429 && code === "insufficient_quota") return new ModelError("refused", { status });
  if (status === 429) return new ModelError("rate_limited", { status, retryAfterMs: retryAfter(headers) });
  if (status === 408 || status === 409 || (status !== null && status >= 500)) {
    return new ModelError("unreachable", { status, retryAfterMs: retryAfter(headers) });
  }
  if (status !== null && status >= 400) return new ModelError("refused", { status });
  return new ModelError(/connection|fetch|timeout/i.test(name) ? "unreachable" : "broken", { status });
}

/** Milliseconds, from `retry-after-ms` or `retry-after` (RFC 9110, 10.2.3: seconds or a date); null for none. */
function retryAfter(headers: Headers | null): number | null {
  const milliseconds = headers?.get("retry-after-ms") ?? "";
  if (/^\d{1,9}$/.test(milliseconds)) return Number(milliseconds);
  const text = headers?.get("retry-after") ?? "";
  if (/^\d{1,6}(?:\.\d+)?$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}
