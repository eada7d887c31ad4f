/** How the bot proves to Microsoft who it is. */
export type BotCredential =
  | { readonly kind: "secret"; readonly secret: string }
  /** A managed identity of Azure: whatever runs on this machine gets tokens from an address that only it can reach. */
  | { readonly kind: "managed-identity"; readonly endpoint: string; readonly header: string | null };

/** A registered bot. */
export interface BotApp {
  /** Id of its registration in Entra, a GUID. */
  readonly appId: string;
  readonly credential: BotCredential;
  /** Where tokens for replies come from; a managed identity has an address of its own. */
  readonly tokenEndpoint: string;
  /** Address of the OpenID metadata, which names the issuer and keys of those who call. */
  readonly openIdMetadata: string;
  /** Id of the tenant whose people may be staff, a GUID in lower case; null: nobody in Teams is. */
  readonly staffTenant: string | null;
}

/** What the Teams channel is made of. */
export interface TeamsSettings {
  /** Null: anybody on this machine may call, with nothing to prove it by, and replies stay on it. For trying out. */
  readonly app: BotApp | null;
  /** Hosts that replies may go to, with or without a port; each stands for its subdomains too. */
  readonly serviceHosts: readonly string[];
}

/** Microsoft's public cloud (Bot Connector authentication, "Connector to bot" and "Bot to connector"). */
export const OPENID_METADATA = "https://login.botframework.com/v1/.well-known/openidconfiguration";
/** What a token for replies is for. */
export const CONNECTOR_RESOURCE = "https://api.botframework.com";
/** The tenant of registrations that are no single organisation's. */
export const SHARED_TENANT = "botframework.com";

/**
 * Hosts of Teams and of Azure Bot Service's other channels: those of the list in the Agents SDK
 * (`outboundHostValidator`) that take replies.
 */
export const MICROSOFT_SERVICE_HOSTS: readonly string[] = [
  "botframework.com",
  "smba.trafficmanager.net",
  "teams.microsoft.com",
  "teams.microsoft.us",
];

/** Hosts that replies may go to where nobody has to prove anything. */
export const LOCAL_SERVICE_HOSTS: readonly string[] = ["127.0.0.1", "[::1]", "localhost"];

/** Where a tenant's tokens come from. */
export function tokenEndpointOf(tenant: string): string {
  return `https://login.microsoftonline.com/${encodeURIComponent(tenant)}/oauth2/v2.0/token`;
}
