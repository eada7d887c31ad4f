/** Which pages may use the chat: the service's own and those listed; `*` for all. */
export interface OriginRules {
  readonly embedOrigins: "*" | readonly string[];
  /** Where citizens reach the service; null where it is not known. */
  readonly publicUrl: string | null;
}

/** How a request's origin stands to the service. `none`: no browser page sent it, or one that need not say. */
export type OriginStanding = "none" | "own" | "allowed" | "refused";

/**
 * Tells by the headers `Origin` and `Host`. What a program sends that is no browser proves nothing, and has to prove
 * nothing: a token is what opens a conversation, the origin only keeps foreign pages from using the service.
 */
export function originStanding(
  { origin, host }: { readonly origin: string | undefined; readonly host: string | undefined },
  { embedOrigins, publicUrl }: OriginRules,
): OriginStanding {
  if (origin === undefined) return "none";
  const url = URL.parse(origin);
  if (publicUrl !== null && url?.origin === new URL(publicUrl).origin) return "own";
  // Not by the scheme: behind a proxy that speaks TLS for us we see plain HTTP.
  if (url !== null && url.host === host) return "own";
  return embedOrigins === "*" || embedOrigins.includes(origin) ? "allowed" : "refused";
}
