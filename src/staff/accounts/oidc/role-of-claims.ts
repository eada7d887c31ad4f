import { type Role, ROLES } from "../../member.ts";
import type { OidcSettings } from "./oidc-settings.ts";

/** The highest role that claims give; null where they give none. The claim holds a text or a list of texts. */
export function roleOfClaims(
  claims: Readonly<Record<string, unknown>>,
  { roleClaim, roles }: Pick<OidcSettings, "roleClaim" | "roles">,
): Role | null {
  const held = claimAt(claims, roleClaim);
  const texts = (Array.isArray(held) ? held : [held]).filter((text) => typeof text === "string");
  return ROLES.findLast((role) => roles[role]?.some((text) => texts.includes(text))) ?? null;
}

/** Whether claims hold it at all, whatever it says. */
export function hasClaim(claims: Readonly<Record<string, unknown>>, roleClaim: string): boolean {
  return claimAt(claims, roleClaim) !== undefined;
}

/** By its name as it is, which may be an address with points in it, or else step by step. */
function claimAt(claims: Readonly<Record<string, unknown>>, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  return path.split(".").reduce<unknown>((held, step) => {
    const isHolder = typeof held === "object" && held !== null && Object.hasOwn(held, step);
    return isHolder ? (held as Record<string, unknown>)[step] : undefined;
  }, claims);
}
