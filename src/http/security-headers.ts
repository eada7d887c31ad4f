import type { NextFunction, Request, Response } from "express";

/**
 * Nothing runs on the page and nothing is loaded but our own style sheet and pictures: no inline code, no frames
 * around us, forms only to ourselves.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
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
