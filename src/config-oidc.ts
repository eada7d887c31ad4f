import { z } from "zod";
import { problem } from "./config-values.ts";
import type { OidcSettings } from "./staff/accounts/oidc/oidc-settings.ts";
import { roleNamed } from "./staff/accounts/account-role.ts";
import { ROLES } from "./staff/member.ts";

/** Name of a claim, or its path. */
export const claimName = z
  .string()
  .trim()
  .regex(
    /^[\x21-\x7e]{1,200}$/,
    "is not the name of a claim; expected one such as roles or realm_access.roles",
  );

/** What the claim holds for each role: `admin=City-Admins, editor=Editors`; a role may stand there several times. */
export const roleMap = z.string().transform((text, context): OidcSettings["roles"] => {
  const roles: Partial<Record<(typeof ROLES)[number], string[]>> = {};
  for (const part of text.split(",")) {
    const [name = "", ...rest] = part.split("=");
    const role = roleNamed(name.trim());
    const held = rest.join("=").trim();
    if (role === null || held === "") {
      return problem(
        context,
        `"${part.trim()}" gives no role; expected a list such as "admin=City-Admins, editor=Editors, reader=Staff"`,
      );
    }
    (roles[role] ??= []).push(held);
  }
  return roles;
});

/** Settings of the provider as they were read. */
export interface OidcValues {
  readonly OIDC_ISSUER?: string | undefined;
  readonly OIDC_CLIENT_ID?: string | undefined;
  readonly OIDC_CLIENT_SECRET?: string | undefined;
  readonly OIDC_ROLE_CLAIM?: string | undefined;
  readonly OIDC_ROLES?: OidcSettings["roles"] | undefined;
  readonly PUBLIC_URL?: string | undefined;
}

const OF_PROVIDER = [
  "OIDC_ISSUER",
  "OIDC_CLIENT_ID",
  "OIDC_CLIENT_SECRET",
  "OIDC_ROLE_CLAIM",
  "OIDC_ROLES",
] as const;
/** The provider sends staff back to an address of the service. */
const NEEDED = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "PUBLIC_URL"] as const;

/** Each role by its own name. */
const OWN_NAMES: OidcSettings["roles"] = Object.fromEntries(ROLES.map((role) => [role, [role]]));

/** The provider as it is set; null where there is none. `problems` are one a setting. */
export function oidcSettings(values: OidcValues): {
  readonly oidc: OidcSettings | null;
  readonly problems: readonly string[];
} {
  const set = OF_PROVIDER.filter((name) => values[name] !== undefined);
  const missing = NEEDED.filter((name) => values[name] === undefined);
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  if (set.length === 0) return { oidc: null, problems: [] };
  if (issuer === undefined || clientId === undefined || clientSecret === undefined || missing.length > 0) {
    const problems = set.map(
      (name) => `${name}: is set without ${missing.join(", ")}; expected ${NEEDED.join(", ")}, or no OIDC_*`,
    );
    return { oidc: null, problems };
  }
  const { OIDC_ROLE_CLAIM: roleClaim = "roles", OIDC_ROLES: roles = OWN_NAMES } = values;
  return { oidc: { issuer, clientId, clientSecret, roleClaim, roles }, problems: [] };
}
