import { validateSignature } from "@line/bot-sdk";
import type { Request, Response } from "express";
import type { ChannelTurns } from "../channels/delivery.ts";
import type { LineAddress } from "../channels/line/line-address.ts";
import { createLineApi } from "../channels/line/line-api.ts";
import { LineDelivery } from "../channels/line/line-delivery.ts";
import { lineCall } from "../channels/line/line-event.ts";
import type { LineSettings } from "../channels/line/line-settings.ts";
import { type ReadEvent, readEvent } from "../channels/line/read-event.ts";
import { addRoute } from "./add-route.ts";
import type { AddCalledBack } from "./called-back.ts";
import { checked, parsedJson } from "./checked-input.ts";
import { HttpProblem } from "./problem.ts";
import { readBytes } from "./read-body.ts";

/** Where LINE delivers what is said to the account. */
export const LINE_PATH = "/api/line/webhook";
/** A hundred events with 5,000 characters each, of which JSON may write every one as `\uXXXX`. */
const MOST_BYTES = 4 * 1024 * 1024;

/** Puts LINE into the service. */
export function addLine(settings: LineSettings): AddCalledBack {
  return ({ app, deps, turns }) => {
    const { words, exampleQuestions, retentionDays, privacyUrl, logger, now } = deps;
    const line = turns.register(
      new LineDelivery({
        api: createLineApi(settings),
        pushFallback: settings.pushFallback,
        words: {
          greeting: (language) => words.greeting(language),
          examples: exampleQuestions,
          retentionDays,
          privacyUrl,
        },
        now,
      }),
    );
    addRoute(app, LINE_PATH, {
      post: async (request, response) => {
        const body = await signedBody(request, response, settings.channelSecret);
        const { events } = checked(lineCall, parsedJson(decoded(body)));
        const read = events.map(readEvent);
        const malformed = read.filter(({ kind }) => kind === "malformed").length;
        if (malformed > 0)
          logger.warn({ channel: "line", malformed }, "events that are not as LINE documents them");
        await keep(read, line);
        // Now that all of it is on disk; the answers follow.
        response.json({});
      },
    });
  };
}

/**
 * The body of a request that LINE signed, byte for byte. Nothing has parsed it.
 * @throws HttpProblem `signature_missing`, `signature_wrong`, and what `readBytes` throws
 */
async function signedBody(request: Request, response: Response, secret: string): Promise<Buffer> {
  const signature = request.get("x-line-signature") ?? "";
  if (signature === "") throw new HttpProblem("signature_missing");
  const body = await readBytes(request, response, "application/json", MOST_BYTES);
  if (!validateSignature(body, secret, signature)) throw new HttpProblem("signature_wrong");
  return body;
}

/** @throws HttpProblem `body_not_utf8` */
function decoded(body: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch (cause) {
    throw new HttpProblem("body_not_utf8", { cause });
  }
}

/** Hands in what was said, oldest first, and then what was taken back, which may be among it. */
async function keep(read: readonly ReadEvent[], line: ChannelTurns<LineAddress>): Promise<void> {
  const messages = read.filter((event) => event.kind === "message").sort((one, other) => one.at - other.at);
  await Promise.all(messages.map(({ delivered }) => line.accept(delivered)));
  const withdrawn = read.filter((event) => event.kind === "withdrawn");
  await Promise.all(withdrawn.map(({ messageId }) => line.forget(messageId)));
}
