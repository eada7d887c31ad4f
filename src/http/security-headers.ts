import type { NextFunction, Request, Response } from "express";

const NOTHING_LOADS = "default-src 'none'";
/** No frames around us, forms only to ourselves. */
const NOWHERE_ELSE = ["form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"];
/** For what is no page: nothing is loaded and nothing runs. */
const CONTENT_SECURITY_POLICY = [NOTHING_LOADS, ...NOWHERE_ELSE].join("; ");

/**
 * For pages: our own style sheet, pictures and widget, no inline code or style, and no text becomes markup but by the
 * widget's templates.
 */
export const PAGE_SECURITY_POLICY = [
  NOTHING_LOADS,
  "style-src 'self'",
  "img-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html",
  ...NOWHERE_ELSE,
].join("; ");

/** One year, what the preload lists ask for at least. */
const STRICT_TRANSPORT_SECURITY = "max-age=31536000";

/** Sets the headers that every response has. `publicUrl` is where citizens reach the service, if that is known. */
export function securityHeaders(publicUrl: string | null) {
  // Over plain HTTP, on a laptop for example, browsers ignore this header; behind a proxy we see only plain HTTP.
  const isHttps = publicUrl?.startsWith("https:") === true;
  return (_request: Request, response: Response, next: NextFunction): void => {
    response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Cache-Control", "no-store");
    if (isHttps) response.setHeader("Strict-Transport-Security", STRICT_TRANSPORT_SECURITY);
    next();
  };
}
