import { randomUUID } from "node:crypto";
import type { NextFunction, Request, Response } from "express";

const HEADER = "X-Request-Id";
/** What we take from a proxy in front of us: nothing that could break a log line or hide in it. */
const ACCEPTABLE = /^[A-Za-z0-9-]{8,64}$/u;

/** Gives every request an id, random unless a proxy has given it one, and returns it in `X-Request-Id`. */
export function giveRequestId(request: Request, response: Response, next: NextFunction): void {
  const given = request.get(HEADER);
  response.setHeader(HEADER, given !== undefined && ACCEPTABLE.test(given) ? given : randomUUID());
  next();
}

/** The id that the request was given. */
export function requestIdOf(response: Response): string {
  return String(response.getHeader(HEADER));
}
