import type { BotCredential, TeamsSettings } from "./channels/teams/settings.ts";
import {
  LOCAL_SERVICE_HOSTS,
  MICROSOFT_SERVICE_HOSTS,
  OPENID_METADATA,
  SHARED_TENANT,
  tokenEndpointOf,
} from "./channels/teams/settings.ts";

/** Where virtual machines of Azure get their managed identities' tokens; the address leads nowhere but to the machine. */
const MACHINE_IDENTITY = "http://169.254.169.254/metadata/identity/oauth2/token";

/** Settings of the bot as they were read. */
export interface BotValues {
  readonly BOT_APP_ID?: string | undefined;
  readonly BOT_APP_SECRET?: string | undefined;
  readonly BOT_MANAGED_IDENTITY: boolean;
  readonly BOT_TENANT_ID?: string | undefined;
  readonly BOT_STAFF_TENANT?: string | undefined;
  readonly BOT_OPENID_METADATA?: string | undefined;
  readonly BOT_TOKEN_ENDPOINT?: string | undefined;
  readonly BOT_SERVICE_HOSTS?: readonly string[] | undefined;
}

/** What else decides. */
export interface BotSurroundings {
  /** Whether the service can be reached from this machine alone, and is no production. */
  readonly isLocal: boolean;
  /** The environment: App Service says there where a managed identity gets its tokens. */
  readonly given: Readonly<Record<string, string | undefined>>;
}

/**
 * The Teams channel as it is set: with a registered bot; without one for trying out on this machine alone; null where
 * there is none. `problems` are one a setting.
 */
export function botSettings(
  values: BotValues,
  { isLocal, given }: BotSurroundings,
): { readonly teams: TeamsSettings | null; readonly problems: readonly string[] } {
  const { BOT_APP_ID: appId, BOT_APP_SECRET: secret, BOT_MANAGED_IDENTITY: isManaged } = values;
  if (appId === undefined) {
    const orphan = Object.entries(values).find(
      ([name, value]) => name.startsWith("BOT_") && value !== undefined && value !== false,
    )?.[0];
    if (orphan !== undefined) {
      return {
        teams: null,
        problems: [`${orphan}: is set without BOT_APP_ID; expected with the id of the bot, or not at all`],
      };
    }
    return { teams: isLocal ? { app: null, serviceHosts: LOCAL_SERVICE_HOSTS } : null, problems: [] };
  }
  if ((secret !== undefined) === isManaged) {
    const what = isManaged ? "is set with both" : "is set with neither";
    return {
      teams: null,
      problems: [
        `BOT_APP_ID: ${what} of BOT_APP_SECRET and BOT_MANAGED_IDENTITY=on; expected with one of them`,
      ],
    };
  }
  return {
    teams: {
      app: {
        appId,
        credential: secret === undefined ? managedIdentity(given) : { kind: "secret", secret },
        tokenEndpoint: values.BOT_TOKEN_ENDPOINT ?? tokenEndpointOf(values.BOT_TENANT_ID ?? SHARED_TENANT),
        openIdMetadata: values.BOT_OPENID_METADATA ?? OPENID_METADATA,
        staffTenant: values.BOT_STAFF_TENANT ?? null,
      },
      serviceHosts: values.BOT_SERVICE_HOSTS ?? MICROSOFT_SERVICE_HOSTS,
    },
    problems: [],
  };
}

/** Azure sets both variables on App Service and Container Apps, and neither on a virtual machine. */
function managedIdentity(given: BotSurroundings["given"]): BotCredential {
  const endpoint = given["IDENTITY_ENDPOINT"];
  const header = given["IDENTITY_HEADER"];
  if (endpoint === undefined || header === undefined) {
    return { kind: "managed-identity", endpoint: MACHINE_IDENTITY, header: null };
  }
  return { kind: "managed-identity", endpoint, header };
}
