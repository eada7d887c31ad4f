import type { Request, Response } from "express";

/** A cookie of the staff desk. */
export interface StaffCookie {
  /** The value that the browser sent; null where it sent none. */
  read(request: Request): string | null;
  set(request: Request, response: Response, value: string): void;
  clear(request: Request, response: Response): void;
}

/** What differs between the two cookies. */
interface CookieKind {
  readonly name: string;
  readonly sameSite: "strict" | "lax";
  /** Null: until the browser is closed. */
  readonly maxAgeMs: number | null;
}

/** Who is signed in. No other site's link or form sends it along. */
const SESSION: CookieKind = { name: "staff", sameSite: "strict", maxAgeMs: null };
/**
 * That a sign-in at the provider was begun in this browser: what another site began ends nowhere. "Lax", since the provider
 * is another site, whose redirect has to send it along.
 */
const BEGUN: CookieKind = { name: "staff-sign-in", sameSite: "lax", maxAgeMs: 600_000 };

/** The two cookies. `publicUrl` is where staff reach the service, if that is known. */
export function staffCookies(publicUrl: string | null): { session: StaffCookie; begun: StaffCookie } {
  const isHttps = (request: Request): boolean => publicUrl?.startsWith("https:") === true || request.secure;
  const cookie = ({ name, sameSite, maxAgeMs }: CookieKind): StaffCookie => {
    // Browsers take "__Host-" only with Secure, with Path=/ and without Domain: no neighbouring host can set it.
    const nameFor = (request: Request): string => (isHttps(request) ? `__Host-${name}` : name);
    const attributes = (request: Request) => {
      return { httpOnly: true, path: "/", sameSite, secure: isHttps(request) } as const;
    };
    return {
      read: (request) => cookieOf(request, nameFor(request)),
      set(request, response, value) {
        const lasting = maxAgeMs === null ? {} : { maxAge: maxAgeMs };
        response.cookie(nameFor(request), value, { ...attributes(request), ...lasting });
      },
      clear(request, response) {
        response.clearCookie(nameFor(request), attributes(request));
      },
    };
  };
  return { session: cookie(SESSION), begun: cookie(BEGUN) };
}

/** The value of the first cookie of a name; our values are base64url, so that nothing has to be decoded. */
function cookieOf(request: Request, name: string): string | null {
  for (const part of (request.get("Cookie") ?? "").split(";")) {
    const [given, value] = part.split("=", 2);
    if (given?.trim() === name && value !== undefined) return value.trim();
  }
  return null;
}
