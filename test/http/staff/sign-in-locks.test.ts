import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  codeOf,
  PASSWORD,
  signIn,
  type StaffService,
  startStaffService,
  trySignIn,
} from "./staff-service.ts";

const MINUTE_MS = 60_000;

let service: StaffService;

beforeEach(async () => {
  service = await startStaffService();
});
afterEach(async () => {
  await service.stop();
});

describe("failed sign-ins", () => {
  beforeEach(async () => {
    await service.add("Ann", "admin");
  });

  const failTimes = async (name: string, times: number): Promise<void> => {
    for (let time = 0; time < times; time++) {
      expect((await trySignIn(service, name, "a wrong password")).status).toBe(401);
      // Past any lock so far, and as one is needed for the next try.
      service.pass(16 * MINUTE_MS);
    }
  };
  const locked = async (name: string, password?: string): Promise<string | null> => {
    const response = await trySignIn(service, name, password);
    expect(response.status).toBe(429);
    expect(await codeOf(response)).toBe("sign_in_locked");
    return response.headers.get("Retry-After");
  };

  for (const name of ["Ann", "Nobody"]) {
    test(`lock the name ${name} for longer each time after the fifth, a right password too`, async () => {
      await failTimes(name, 4);
      for (const seconds of [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]) {
        expect((await trySignIn(service, name, "a wrong password")).status).toBe(401);
        expect(await locked(name, PASSWORD)).toBe(String(seconds));
        service.pass(seconds * 1000 - 1);
        expect(await locked(name, PASSWORD)).toBe("1");
        service.pass(1);
      }
    });
  }

  test("are forgotten with a right one", async () => {
    await failTimes("Ann", 5);
    await signIn(service, "Ann");
    await failTimes("Ann", 4);
    expect((await trySignIn(service, "Ann")).status).toBe(200);
  });

  test("lock an address that tries many names", async () => {
    for (const name of ["a", "b", "c", "d", "e"]) await trySignIn(service, name, "a wrong password");
    expect(await locked("Ann")).toBe("1");
    service.pass(1000);
    expect((await trySignIn(service, "Ann")).status).toBe(200);
  });

  test("count when they come at once", async () => {
    const statuses = await Promise.all(
      Array.from(
        { length: 12 },
        async (_, index) => (await trySignIn(service, "Ann", `wrong password ${index}`)).status,
      ),
    );
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
  });
});
