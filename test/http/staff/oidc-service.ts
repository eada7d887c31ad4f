import type { OidcSettings } from "../../../src/staff/accounts/oidc/oidc-settings.ts";
import { staffSettings } from "../../../src/staff-settings.ts";
import { type ServiceOptions, staff } from "../service.ts";
import { Browser } from "./browser.ts";
import { CLIENT_ID, CLIENT_SECRET, freePort, type OidcServer, startOidcServer } from "./oidc-server.ts";
import { type StaffService, startStaffService } from "./staff-service.ts";

/** A service whose staff a provider signs in. */
export interface OidcService {
  readonly service: StaffService;
  readonly provider: OidcServer;
  stop(): Promise<void>;
}

/** What the claim of the test's provider holds for each role. */
export const ROLES = { admin: ["City-Admins"], editor: ["Editors"], reader: ["Staff"] };

/** Starts both; to a browser, a provider at `localhost` is another site than the service. */
export async function startOidcService(
  settings: Partial<OidcSettings> = {},
  host: Parameters<typeof startOidcServer>[1] = "127.0.0.1",
  options: ServiceOptions = {},
  path = "",
): Promise<OidcService> {
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const provider = await startOidcServer(publicUrl, host, path);
  const clock = { now: Date.now };
  const oidc = {
    ...{ issuer: provider.issuer, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET },
    ...{ roleClaim: "roles", roles: ROLES, ...settings },
  };
  const opened = await staffSettings(
    { staff: { idleMinutes: 30, sessionHours: 10, auditMonths: 24, oidc }, publicUrl, teams: null },
    () => clock.now(),
  );
  const service = await startStaffService({
    ...options,
    ...{ port, publicUrl },
    staff: { ...staff, teamsTenant: options.staff?.teamsTenant ?? null, oidc: opened.oidc },
  });
  clock.now = () => service.now();
  return {
    service,
    provider,
    async stop() {
      await service.stop();
      await provider.stop();
    },
  };
}

/** Goes from the sign-in to the provider and back, up to the address that the provider sends it to. */
export async function toCallback({ service, provider }: OidcService, browser: Browser): Promise<string> {
  const begin = await browser.get(`${service.url}/staff/sign-in`);
  const location = begin.headers.get("Location") ?? "";
  if (!location.startsWith(provider.issuer)) throw new Error(`the sign-in led to ${location}`);
  return browser.follow(location, `${service.url}/staff/callback`);
}

/** Signs in, and returns the token of the session and the browser. */
export async function signInAtProvider(
  running: OidcService,
  browser = new Browser(),
): Promise<{ token: string; browser: Browser }> {
  const response = await browser.get(await toCallback(running, browser));
  const token = browser.cookie(running.service.url, "staff");
  if (response.status !== 200 || token === null) throw new Error(`not signed in: ${await response.text()}`);
  return { token, browser };
}
