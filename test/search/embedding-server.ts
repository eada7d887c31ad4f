import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request that was made. */
export interface EmbeddingRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly model: string;
  readonly input: readonly string[];
  /** Of a request for a reranking. */
  readonly query?: string;
  readonly documents?: readonly string[];
}

/** Answers a request, well or badly; may leave it without an end. */
export type EmbeddingScript = (request: EmbeddingRequest, response: ServerResponse) => void;

/** An embedding endpoint on loopback that does what it is told. */
export interface EmbeddingServer {
  readonly baseUrl: string;
  readonly requests: EmbeddingRequest[];
  /** For the next requests, one each; then `script` again. */
  readonly next: EmbeddingScript[];
  script: EmbeddingScript;
  close(): Promise<void>;
}

/** Starts an endpoint that answers well until told otherwise. */
export async function startEmbeddingServer(script: EmbeddingScript = well()): Promise<EmbeddingServer> {
  const http = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as { model: string; input: string[] };
      const made = { path: request.url ?? "", headers: request.headers, ...body };
      server.requests.push(made);
      (server.next.shift() ?? server.script)(made, response);
    });
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const server: EmbeddingServer = {
    baseUrl: `http://127.0.0.1:${(http.address() as AddressInfo).port}/v1`,
    requests: [],
    next: [],
    script,
    close: () =>
      new Promise((resolve) => {
        http.close(() => {
          resolve();
        });
        http.closeAllConnections();
      }),
  };
  return server;
}

/** Answers as it should, in whatever order the entries are put. */
export function well(
  dimensions = 48,
  order: (entries: object[]) => object[] = (entries) => entries,
): EmbeddingScript {
  return ({ input }, response) => {
    const entries = input.map((text, index) => ({
      object: "embedding",
      index,
      embedding: hashedVector(text, dimensions),
    }));
    answer(response, { object: "list", data: order(entries), model: "hashed" });
  };
}

/** Answers with a status and a text. */
export function refusing(status: number, headers: Record<string, string> = {}, body = "no"): EmbeddingScript {
  return (_, response) => {
    response.writeHead(status, headers).end(body);
  };
}

/** Answers 200 with this body. */
export function saying(body: string | object): EmbeddingScript {
  return (_, response) => {
    answer(response, body);
  };
}

function answer(response: ServerResponse, body: string | object): void {
  response
    .writeHead(200, { "content-type": "application/json" })
    .end(typeof body === "string" ? body : JSON.stringify(body));
}

/** A vector by the words and Han characters of a text: texts that share them are near. Not of unit length. */
export function hashedVector(text: string, dimensions: number): number[] {
  const vector = new Array<number>(dimensions).fill(0.01);
  for (const [word] of text.toLowerCase().matchAll(/\p{Script=Han}|[\p{L}\p{N}]+/gu)) {
    let hash = 17;
    for (const unit of word) hash = (hash * 31 + (unit.codePointAt(0) ?? 0)) % 1_000_003;
    vector[hash % dimensions] = (vector[hash % dimensions] ?? 0) + 1;
  }
  return vector;
}
