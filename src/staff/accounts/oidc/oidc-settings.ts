import type { Role } from "../../member.ts";

/** A provider of OpenID Connect that signs staff in. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Name of the claim that holds roles, or its path with points: `roles`, `realm_access.roles`. */
  readonly roleClaim: string;
  /** What the claim holds for each role; of several that fit the highest counts. */
  readonly roles: Readonly<Partial<Record<Role, readonly string[]>>>;
}
