import type { Config } from "./config.ts";
import type { StaffSettings } from "./http/dependencies.ts";
import { CALLBACK_PATH } from "./http/staff/paths.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** How staff sign in. The client of the provider is loaded only where one is set; it is not called yet. */
export async function staffSettings(
  { staff, publicUrl, teams }: Pick<Config, "staff" | "publicUrl" | "teams">,
  now: () => number,
): Promise<StaffSettings> {
  const { idleMinutes, sessionHours, oidc } = staff;
  const sessions = { idleMs: idleMinutes * MINUTE_MS, absoluteMs: sessionHours * HOUR_MS };
  const teamsTenant = teams?.app?.staffTenant ?? null;
  if (oidc === null || publicUrl === null) return { sessions, teamsTenant, oidc: null };
  const { OidcProvider } = await import("./staff/accounts/oidc/oidc-provider.ts");
  const provider = new OidcProvider(oidc, `${publicUrl}${CALLBACK_PATH}`, now);
  return { sessions, teamsTenant, oidc: { provider, settings: oidc } };
}
