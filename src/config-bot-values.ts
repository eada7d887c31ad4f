import { z } from "zod";
import { onOrOff, problem } from "./config-values.ts";

/** An id as Entra gives it. */
export const guid = z
  .string()
  .trim()
  .regex(
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    "is not an id of Entra; expected one such as 00000000-1111-2222-3333-444444444444",
  );

/** Id of an organisation in Entra, or one of its domains. */
export const tenant = z
  .string()
  .trim()
  .regex(
    /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i,
    "is not a tenant; expected an id such as 00000000-1111-2222-3333-444444444444, or a domain of it",
  );

/** A secret that another service made, never shown in a message; Entra's have 40 characters. */
export const botSecret = z
  .string()
  .trim()
  .regex(
    /^[\x21-\x7e]{16,}$/,
    "cannot be used as a secret; expected its value, not its id, as Entra showed it once",
  );

/** An address that secrets or keys go over: HTTPS, or HTTP to this machine. */
export const callableAddress = z.string().transform((text, context) => {
  const url = URL.parse(text.trim());
  const isThisMachine = url !== null && /^(127\.0\.0\.1|\[::1\]|localhost)$/.test(url.hostname);
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && isThisMachine);
  if (url !== null && isSafe && url.username + url.password + url.hash === "") return url.href;
  return problem(
    context,
    `"${text}" is no address to call; expected one such as https://login.example.com/token (http for this machine alone)`,
  );
});

/** Hosts, comma-separated, each with or without a port. */
export const hostList = z.string().transform((text, context): readonly string[] => {
  const hosts = text.split(",").map((part) => part.trim().toLowerCase());
  const isHost = (host: string): boolean => {
    const url = URL.parse(`https://${host}`);
    return url !== null && url.host === host.replace(/:443$/, "") && url.href === `https://${url.host}/`;
  };
  if (hosts.every(isHost)) return hosts;
  return problem(
    context,
    `"${text}" holds something that is no host; expected a list such as "smba.trafficmanager.net, botframework.com"`,
  );
});

/** The settings of the bot, by name. */
export const botShape = {
  BOT_APP_ID: guid.optional(),
  BOT_APP_SECRET: botSecret.optional(),
  BOT_MANAGED_IDENTITY: onOrOff.default(false),
  BOT_TENANT_ID: tenant.optional(),
  BOT_STAFF_TENANT: guid.toLowerCase().optional(),
  BOT_OPENID_METADATA: callableAddress.optional(),
  BOT_TOKEN_ENDPOINT: callableAddress.optional(),
  BOT_SERVICE_HOSTS: hostList.optional(),
};
