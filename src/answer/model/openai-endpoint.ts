import type { BaseMessage } from "@langchain/core/messages";
import { ChatOpenAICompletions } from "@langchain/openai";
import { z } from "zod";
import { boundedFetch } from "./bounded-fetch.ts";
import { type ChatEndpoint, type Deadline, ModelError, type ModelReply } from "./chat-endpoint.ts";
import { DRAFT_JSON_SCHEMA } from "./draft.ts";

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

/** What endpoints and models differ in: how they are made to answer in JSON, and which settings they take. */
interface Dialect {
  readonly format: "json_schema" | "json_object" | "text";
  readonly temperature: boolean;
  /** How the most tokens of a reply are named: newer models refuse the older name, and older endpoints the newer. */
  readonly mostTokens: "max_tokens" | "max_completion_tokens";
}

const FIRST_DIALECT: Dialect = { format: "json_schema", temperature: true, mostTokens: "max_tokens" };
/** Statuses by which endpoints say that they do not understand a request. */
const NOT_UNDERSTOOD: readonly (number | null)[] = [400, 422, 501];

/** A chat endpoint that speaks OpenAI's API: OpenAI, Azure OpenAI, Ollama, vLLM, llama.cpp and others. */
export class OpenAiEndpoint implements ChatEndpoint {
  readonly #settings: OpenAiSettings;
  #dialect = FIRST_DIALECT;

  constructor(settings: OpenAiSettings) {
    this.#settings = settings;
  }

  /** Asks once, or again in a plainer dialect where the endpoint does not understand; what it understood is kept to. */
  async ask(messages: readonly BaseMessage[], { signal }: Deadline): Promise<ModelReply> {
    let dialect = this.#dialect;
    for (;;) {
      try {
        const reply = await this.#send(messages, dialect, signal);
        this.#dialect = dialect;
        return reply;
      } catch (error) {
        const failure = errorShape.parse(error);
        const plainer = NOT_UNDERSTOOD.includes(failure.status)
          ? plainerDialect(dialect, failure.message)
          : null;
        if (plainer === null) throw modelError(failure, signal);
        dialect = plainer;
      }
    }
  }

  async #send(messages: readonly BaseMessage[], dialect: Dialect, signal: AbortSignal): Promise<ModelReply> {
    const chat = this.#chatIn(dialect);
    const format =
      dialect.format === "json_schema"
        ? ({
            type: "json_schema",
            json_schema: { name: "answer", strict: true, schema: DRAFT_JSON_SCHEMA },
          } as const)
        : ({ type: dialect.format } as const);
    const reply = await chat.invoke([...messages], { signal, response_format: format });
    const { input_tokens: tokensIn, output_tokens: tokensOut } = usageShape.parse(reply.usage_metadata);
    const isTold = tokensIn !== null && tokensOut !== null;
    return { text: reply.text, tokens: isTold ? { in: tokensIn, out: tokensOut } : null };
  }

  /**
   * All that the client would else take from the environment is set here: `OPENAI_LOG=debug` would print questions, and
   * another organisation's name would go along.
   */
  #chatIn({ temperature, mostTokens }: Dialect): ChatOpenAICompletions {
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
      streaming: false,
      configuration: {
        baseURL: baseUrl,
        organization: null,
        project: null,
        logLevel: "off",
        fetch: boundedFetch,
      },
    });
  }
}

/** The next dialect to try after a request was not understood; null where there is none. */
function plainerDialect(dialect: Dialect, message: string): Dialect | null {
  if (dialect.temperature && /temperature/i.test(message)) return { ...dialect, temperature: false };
  if (dialect.mostTokens === "max_tokens" && /max_tokens/i.test(message)) {
    return { ...dialect, mostTokens: "max_completion_tokens" };
  }
  if (dialect.format === "json_schema") return { ...dialect, format: "json_object" };
  return dialect.format === "json_object" ? { ...dialect, format: "text" } : null;
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
