import { randomUUID } from "node:crypto";
import type { NextFunction, Request, Response } from "express";

const HEADER = "X-Request-Id";
/** What we take from a proxy in front of us: nothing that could break a log line or hide in it. */
const ACCEPTABLE = /^[A-Za-z0-9-]{8,64}$/u;

/**
 * Gives every request an id, random unless a trusted proxy has given it one, and returns it in `X-Request-Id`. From
 * anybody else it could be a telephone number, which would then stand in the log.
 */
export function giveRequestId(request: Request, response: Response, next: NextFunction): void {
  const given = isFromTrustedProxy(request) ? request.get(HEADER) : undefined;
  response.setHeader(HEADER, given !== undefined && ACCEPTABLE.test(given) ? given : randomUUID());
  next();
}

/** The id that the request was given. */
export function requestIdOf(response: Response): string {
  return String(response.getHeader(HEADER));
}

/** Whether whoever sent it to us directly is a proxy that `TRUST_PROXY` names; Express asks the same of it. */
function isFromTrustedProxy({ app, socket }: Request): boolean {
  const isTrusted = app.get("trust proxy fn") as (address: string, hop: number) => boolean;
  return socket.remoteAddress !== undefined && isTrusted(socket.remoteAddress, 0);
}
