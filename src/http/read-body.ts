import type { Request, Response } from "express";
import { HttpProblem } from "./problem.ts";

/** A question has at most 500 code points; percent-encoded that is 6 KB, so this leaves ample room. */
export const MAX_BODY_BYTES = 32 * 1024;
/**
 * How much of a body that is too large is still read and thrown away, so that its sender gets to read the answer on
 * the same connection. Beyond it the connection is closed.
 */
const MAX_DISCARDED_BYTES = 1024 * 1024;

/**
 * Reads the body of a request as text; a request without one gives an empty text.
 * @param expected The only media type taken.
 * @throws HttpProblem as `readBytes` does; `body_not_utf8`
 */
export async function readBody(
  request: Request,
  response: Response,
  expected: string,
  most = MAX_BODY_BYTES,
): Promise<string> {
  const bytes = await readBytes(request, response, expected, most);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new HttpProblem("body_not_utf8", { cause });
  }
}

/**
 * Reads the body of a request as it came, byte for byte, as signatures are made over it; none gives no bytes.
 * @param expected The only media type taken.
 * @param most Bytes that are taken.
 * @throws HttpProblem `content_type_unsupported`, `charset_unsupported`, `encoding_unsupported`, `body_too_large`,
 * `body_incomplete`
 */
export async function readBytes(
  request: Request,
  response: Response,
  expected: string,
  most = MAX_BODY_BYTES,
): Promise<Buffer> {
  const length = request.get("Content-Length") ?? "0";
  if (length === "0" && request.headers["transfer-encoding"] === undefined) return Buffer.alloc(0);
  refuseForeignContent(request, expected);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // Leaving the loop must not destroy the stream: the answer goes out on the same connection.
    const stream = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
    for await (const chunk of stream) {
      size += chunk.length;
      if (size <= most) chunks.push(chunk);
      if (size > Math.max(most, MAX_DISCARDED_BYTES)) {
        response.setHeader("Connection", "close");
        break;
      }
    }
  } catch (cause) {
    throw new HttpProblem("body_incomplete", { cause });
  }
  if (size > most) throw new HttpProblem("body_too_large", { values: { kilobytes: most / 1024 } });
  return Buffer.concat(chunks);
}

function refuseForeignContent(request: Request, expected: string): void {
  const [mediaType, ...parameters] = (request.get("Content-Type") ?? "").toLowerCase().split(";");
  if (mediaType?.trim() !== expected) {
    throw new HttpProblem("content_type_unsupported", { values: { expected } });
  }
  for (const parameter of parameters) {
    const [name, value] = parameter.split("=");
    const charset = value?.trim().replace(/^"(.*)"$/u, "$1");
    if (name?.trim() === "charset" && charset !== "utf-8" && charset !== "utf8") {
      throw new HttpProblem("charset_unsupported");
    }
  }
  // A question needs no compression, and a small compressed body can unfold into a very large one.
  if ((request.get("Content-Encoding") ?? "identity").toLowerCase() !== "identity") {
    throw new HttpProblem("encoding_unsupported");
  }
}
