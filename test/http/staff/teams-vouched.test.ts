import { expect, onTestFinished, test } from "vitest";
import { TeamsLinks } from "../../../src/staff/accounts/teams-links.ts";
import { keys, staff } from "../service.ts";
import { Browser } from "./browser.ts";
import { type OidcService, signInAtProvider, startOidcService, toCallback } from "./oidc-service.ts";

const TENANT = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";
const OTHER_TENANT = "bbbbbbbb-bbbb-cccc-dddd-eeeeeeeeeeee";
const OBJECT_ID = "99999999-8888-7777-6666-555555555555";
const DAY_MS = 86_400_000;

/** A service whose staff a provider signs in that stands below a path, as a tenant of Entra does. */
async function start(path: string, tid = TENANT, teamsTenant: string | null = TENANT) {
  const options = { staff: { ...staff, teamsTenant } };
  const running = await startOidcService({}, "127.0.0.1", options, path);
  onTestFinished(() => running.stop());
  running.provider.person = {
    sub: "u-1",
    claims: { name: "Lin Mei", roles: ["Staff"], oid: OBJECT_ID.toUpperCase(), tid },
  };
  await signInAtProvider(running);
  return running;
}

/** Who of the staff the person of the tests is in Teams. */
async function inTeams({ service }: OidcService): Promise<string | undefined> {
  const links = new TeamsLinks({
    ...{ store: service.store.staff, key: keys.session, tenant: TENANT },
    now: () => service.now(),
  });
  return (await links.memberOf({ tenant: TENANT, objectId: OBJECT_ID }))?.name;
}

test("who signs in at the city's tenant is the same person in Teams, for a month", async () => {
  const running = await start(`/${TENANT}/v2.0`);
  expect(await inTeams(running)).toBe("Lin Mei");
  running.service.pass(29 * DAY_MS);
  await signInAtProvider(running);
  running.service.pass(29 * DAY_MS);
  expect(await inTeams(running)).toBe("Lin Mei");
  running.service.pass(2 * DAY_MS);
  expect(await inTeams(running)).toBeUndefined();
});

test("and is nobody there once the provider gives no role", async () => {
  const running = await start(`/${TENANT}/v2.0`);
  running.provider.person = {
    sub: "u-1",
    claims: { name: "Lin Mei", roles: [], oid: OBJECT_ID, tid: TENANT },
  };
  const browser = new Browser();
  expect((await browser.get(await toCallback(running, browser))).status).toBe(403);
  expect(await inTeams(running)).toBeUndefined();
});

test.each([
  ["a provider that is no tenant", "/realms/city", TENANT, TENANT],
  ["a tenant that is not the city's", `/${OTHER_TENANT}/v2.0`, OTHER_TENANT, TENANT],
  ["a tenant that speaks of another", `/${OTHER_TENANT}/v2.0`, TENANT, TENANT],
  ["any, where nobody in Teams is to be staff", `/${TENANT}/v2.0`, TENANT, null],
])("is not believed of %s", async (_title, path, tid, teamsTenant) => {
  expect(await inTeams(await start(path, tid, teamsTenant))).toBeUndefined();
});
