import { isIP } from "node:net";
import { z } from "zod";

/** A whole number written in digits, `least` to `most`. */
export function wholeNumber(what: string, least: number, most: number, byDefault: number) {
  return z
    .string()
    .transform((text, context) => {
      const value = /^\d{1,9}$/.test(text.trim()) ? Number(text) : NaN;
      if (value >= least && value <= most) return value;
      return problem(context, `"${text}" is not ${what}; expected a whole number from ${least} to ${most}`);
    })
    .default(byDefault);
}

/** An address or host name to listen on. */
export const host = z.string().transform((text, context) => {
  const name = text.trim();
  if (isIP(name) !== 0 || /^(?=.{1,253}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(name)) return name;
  return problem(
    context,
    `"${text}" is not a host; expected an address or a name such as 127.0.0.1, 0.0.0.0, :: or localhost`,
  );
});

/** An http or https address without credentials, query or fragment; a slash at its end is taken off. */
export const webAddress = z.string().transform((text, context) => {
  const url = URL.parse(text.trim());
  const isUsable =
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    url.username + url.password + url.search + url.hash === "";
  if (isUsable) return url.href.replace(/\/+$/, "");
  return problem(context, `"${text}" is not a web address; expected one such as https://ask.example.gov.tw`);
});

/**
 * Origins of pages, comma-separated, as browsers name them (scheme, host, port); `*` alone stands for all. The scheme
 * may be http: pages under test have no certificate.
 */
export const webOrigins = z.string().transform((text, context): "*" | readonly string[] => {
  if (text.trim() === "*") return "*";
  const origins = text.split(",").map((part) => URL.parse(part.trim()));
  const isUsable = (url: URL | null): url is URL =>
    url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
  if (origins.every(isUsable)) return [...new Set(origins.map(({ origin }) => origin))];
  return problem(
    context,
    `"${text}" holds something that is no origin; expected * or a list such as "https://www.example.gov.tw, https://travel.example.gov.tw", without paths`,
  );
});

/** Address of a PostgreSQL database, as libpq writes it; may hold a password, so it is never shown in a message. */
export const databaseAddress = z.string().transform((text, context) => {
  const url = URL.parse(text.trim());
  const isUsable =
    url !== null &&
    /^postgres(?:ql)?:$/.test(url.protocol) &&
    url.hostname !== "" &&
    /^\/[^/]+$/.test(url.pathname);
  if (isUsable) return url.href;
  return problem(
    context,
    "is not the address of a PostgreSQL database; expected one such as postgresql://name:password@host:5432/database",
  );
});

/** Names that Express knows for ranges of addresses. */
const PROXY_NAMES: readonly string[] = ["loopback", "linklocal", "uniquelocal"];

/**
 * Which proxies to believe about the client's address: `false`, a number of hops, or a comma-separated list of
 * addresses, ranges and Express's names for ranges. `true` would let every client invent its own address and so slip
 * past the rate limit: it is refused.
 */
export const trustedProxies = z.string().transform((text, context): false | number | string => {
  const value = text.trim().toLowerCase();
  if (value === "false") return false;
  if (/^[1-9]\d?$/.test(value)) return Number(value);
  const proxies = value.split(",").map((proxy) => proxy.trim());
  if (proxies.every((proxy) => PROXY_NAMES.includes(proxy) || isAddressRange(proxy)))
    return proxies.join(",");
  const expected = `expected false, a number of proxies from 1 to 99, or a list of addresses such as "loopback, 10.0.0.0/8"`;
  return problem(
    context,
    value === "true"
      ? `true would believe any client about its address; ${expected}`
      : `"${text}" names no proxy; ${expected}`,
  );
});

function isAddressRange(text: string): boolean {
  const [address = "", bits, ...more] = text.split("/");
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

/** Taiwan has kept UTC+8 without summer time since 1980. */
const TAIPEI_OFFSET = "+08:00";

/** An ISO date-time, Asia/Taipei where it has no zone, as milliseconds since 1970. */
export const instant = z.string().transform((text, context) => {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:\d{2})?$/.exec(
    text.trim(),
  );
  if (match !== null) {
    const [, day = "", time = "", zone = TAIPEI_OFFSET] = match;
    const milliseconds = Date.parse(`${day}T${time}${zone}`);
    const isCalendarDay =
      !Number.isNaN(Date.parse(day)) && new Date(Date.parse(day)).toISOString().startsWith(day);
    if (isCalendarDay && !Number.isNaN(milliseconds)) return milliseconds;
  }
  return problem(
    context,
    `"${text}" is not a date-time; expected one such as 2025-12-28T09:00 (Asia/Taipei) or 2025-12-28T01:00:00Z`,
  );
});

/** Levels of pino. */
const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** How much is logged. */
export const logLevel = z.enum(LOG_LEVELS, {
  error: (issue) => `"${String(issue.input)}" is not a level; expected one of ${LOG_LEVELS.join(", ")}`,
});

/** A bearer token as RFC 6750 writes it, long enough not to be guessed; never shown in a message. */
export const token = z
  .string()
  .trim()
  .regex(
    /^[A-Za-z0-9._~+/-]{16,}=*$/,
    "cannot be used as a token; expected 16 or more letters, digits and . _ ~ + / -",
  );

const SWITCH: Readonly<Record<string, boolean>> = {
  on: true,
  true: true,
  "1": true,
  off: false,
  false: false,
  "0": false,
};

/** On or off. */
export const onOrOff = z.string().transform((text, context) => {
  const value = SWITCH[text.trim().toLowerCase()];
  return value ?? problem(context, `"${text}" is neither on nor off; expected on or off`);
});

/** An http or https origin, without a path, whose addresses are those of the API that it serves. */
export const webOrigin = z.string().transform((text, context) => {
  const url = URL.parse(text.trim());
  if (url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
  return problem(
    context,
    `"${text}" is not an origin; expected one such as https://api.line.me, without a path`,
  );
});

/** A secret that another service issued; it goes into a header, and is never shown in a message. */
export const issuedSecret = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]+$/, "cannot be used; expected the characters as they were issued, without spaces");

/** What keys are derived from: long enough not to be guessed when it is random; never shown in a message. */
export const secret = z
  .string()
  .trim()
  .min(32, "is too short to be a secret; expected 32 or more random characters (openssl rand -base64 32)");

/** An amount of money: not negative, with at most six decimals, which are counted exactly. */
export const amount = z.string().transform((text, context) => {
  if (/^\d{1,7}(?:\.\d{1,6})?$/.test(text.trim())) return Number(text);
  return problem(
    context,
    `"${text}" is not an amount; expected one such as 0.15 or 20, with a point and without a currency`,
  );
});

/** A language model: how it is spoken to, and what it is called there. */
export const languageModel = z.string().transform((text, context) => {
  const name = /^openai:([\x21-\x7e]{1,200})$/.exec(text.trim())?.[1];
  if (name !== undefined) return name;
  return problem(
    context,
    `"${text}" is not a model; expected openai: and its name at the endpoint, such as openai:gpt-4.1-mini`,
  );
});

/** Reports what is wrong with a setting. */
export function problem(context: z.RefinementCtx<string>, message: string): never {
  context.addIssue({ code: "custom", message });
  return z.NEVER;
}
