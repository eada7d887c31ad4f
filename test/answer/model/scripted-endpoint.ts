import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { sentenceSpans } from "../../../src/language/sentences.ts";
import { writtenLanguage } from "../../../src/language/script.ts";

/** What a model is shown. */
const dataSchema = z.object({
  question: z.string(),
  evidence: z.array(
    z.object({
      n: z.number(),
      title: z.string(),
      published: z.string().nullable(),
      publisher: z.string(),
      text: z.string(),
    }),
  ),
});

const requestSchema = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  temperature: z.number().optional(),
  max_tokens: z.number().optional(),
  max_completion_tokens: z.number().optional(),
  response_format: z.object({ type: z.string() }).loose().optional(),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean() }).nullish(),
});

export type ShownEvidence = z.infer<typeof dataSchema>;
export type ChatRequest = z.infer<typeof requestSchema>;

/** A sentence as the script proposes it. */
export interface Said {
  readonly text: string;
  readonly evidence: readonly number[];
}

/** A request as the script sees it. */
export interface Call {
  readonly request: ChatRequest;
  readonly headers: IncomingMessage["headers"];
  readonly path: string;
  /** 1, 2, 3… */
  readonly number: number;
  readonly shown: ShownEvidence;
  /** Whether it is asked again for what could not be proved. */
  readonly isAgain: boolean;
}

/** What a model does with a request: what it returns is sent as its reply, null where it has answered itself. */
export type Script = (call: Call, response: ServerResponse) => string | null;

/** A chat endpoint on loopback that does what a script says. */
export interface ScriptedEndpoint {
  /** As `OPENAI_BASE_URL` wants it. */
  readonly baseUrl: string;
  readonly calls: Call[];
  /** What it does from now on. */
  script: Script;
  close(): Promise<void>;
}

/** Starts an OpenAI-compatible endpoint on loopback. */
export async function startScriptedEndpoint(script: Script): Promise<ScriptedEndpoint> {
  const calls: Call[] = [];
  const server = createServer((incoming, response) => {
    void read(incoming).then((body) => {
      const request = requestSchema.parse(JSON.parse(body));
      const [, user] = request.messages;
      const call = {
        request,
        headers: incoming.headers,
        path: incoming.url ?? "",
        number: calls.length + 1,
        shown: dataSchema.parse(JSON.parse(user?.content ?? "")),
        isAgain: request.messages.length > 2,
      };
      calls.push(call);
      const reply = endpoint.script(call, response);
      if (reply !== null) sendReply(response, reply);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const endpoint: ScriptedEndpoint = {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    calls,
    script,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return endpoint;
}

async function read(incoming: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of incoming.setEncoding("utf8")) body += String(chunk);
  return body;
}

/** A whole reply as OpenAI's API sends it. */
export function completion(content: string): string {
  return JSON.stringify({
    id: "chatcmpl-1",
    object: "chat.completion",
    created: 1,
    model: "scripted",
    choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }],
    usage: { prompt_tokens: 700, completion_tokens: 50, total_tokens: 750 },
  });
}

function sendReply(response: ServerResponse, content: string): void {
  response.setHeader("content-type", "application/json").end(completion(content));
}

/** An event of a reply that is sent piece by piece. */
function event(fields: Readonly<Record<string, unknown>>): string {
  const frame = { id: "chatcmpl-1", object: "chat.completion.chunk", created: 1, model: "scripted" };
  return `data: ${JSON.stringify({ ...frame, choices: [], ...fields })}\n\n`;
}

/** A piece of a reply as OpenAI's API sends it. */
export function pieceEvent(content: string): string {
  return event({ choices: [{ index: 0, delta: { role: "assistant", content }, finish_reason: null }] });
}

/** How a streamed reply ends: with its tokens where they were asked for. */
export function lastEvents({ request }: Call): string {
  const usage = { prompt_tokens: 700, completion_tokens: 50, total_tokens: 750 };
  return [
    event({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] }),
    ...(request.stream_options?.include_usage === true ? [event({ usage })] : []),
    "data: [DONE]\n\n",
  ].join("");
}

/** Begins a streamed reply. */
export function beginStream(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream" }).flushHeaders();
}

/** Streams a reply in these pieces, each when the one before has left; then ends as replies do. */
export async function streamPieces(
  call: Call,
  response: ServerResponse,
  pieces: readonly string[],
): Promise<void> {
  beginStream(response);
  for (const piece of pieces) await written(response, pieceEvent(piece));
  response.end(lastEvents(call));
}

/** Writes, and resolves when it has left. */
export function written(response: ServerResponse, bytes: string | Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    response.write(bytes, () => {
      setImmediate(resolve);
    });
  });
}

/** Answers with an error as OpenAI's API does. */
export function refuse(
  response: ServerResponse,
  status: number,
  message = "no",
  headers: Record<string, string> = {},
): null {
  response
    .writeHead(status, { "content-type": "application/json", ...headers })
    .end(JSON.stringify({ error: { message, type: "error", code: null } }));
  return null;
}

/** The reply that proposes sentences. */
export function saying(...sentences: readonly Said[]): string {
  return JSON.stringify({ sentences });
}

/** Sentences said at most, as in an answer. */
const MOST_SAID = 3;

/**
 * What a model that answers well would say, as far as a rule can: of each of the first passages, those in the question's
 * language where there are any, the sentence that shares most with the question, word for word.
 */
export function wellSaid({ shown }: Call): Said[] {
  const words = unitsOf(shown.question);
  const isChinese = writtenLanguage(shown.question).startsWith("zh");
  const best = shown.evidence.flatMap(({ n, text }) => {
    const sentences = sentenceSpans(text).map(({ start, end }) => {
      const sentence = text.slice(start, end);
      const held = unitsOf(sentence);
      return { text: sentence, shared: [...words].filter((word) => held.has(word)).length };
    });
    const [first] = sentences.sort((a, b) => b.shared - a.shared);
    return first === undefined ? [] : [{ text: first.text, evidence: [n] }];
  });
  const own = best.filter(({ text }) => writtenLanguage(text).startsWith("zh") === isChinese);
  return (own.length > 0 ? own : best).slice(0, MOST_SAID);
}

/** Words in Latin letters, numbers, and pairs of Han characters. */
function unitsOf(text: string): Set<string> {
  const folded = text.toLowerCase();
  const latin = folded.match(/[\p{Script=Latin}\d]{2,}/gu) ?? [];
  const pairs = (folded.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) =>
    Array.from(run).flatMap((character, place, all) =>
      place > 0 ? [`${all[place - 1] ?? ""}${character}`] : [],
    ),
  );
  return new Set([...latin, ...pairs]);
}
