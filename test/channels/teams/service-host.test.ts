import { describe, expect, it } from "vitest";
import { isServiceAllowed } from "../../../src/channels/teams/service-host.ts";
import { LOCAL_SERVICE_HOSTS, MICROSOFT_SERVICE_HOSTS } from "../../../src/channels/teams/settings.ts";

describe("replies may go", () => {
  it.each([
    "https://smba.trafficmanager.net/teams/",
    "https://smba.trafficmanager.net/apac/11111111-2222-3333-4444-555555555555/",
    "https://webchat.botframework.com/",
    "https://smba.infra.gcc.teams.microsoft.com/teams",
    "https://SMBA.trafficmanager.net./teams/",
  ])("to Microsoft by default: %s", (address) => {
    expect(isServiceAllowed(address, MICROSOFT_SERVICE_HOSTS)).toBe(true);
  });

  it.each([
    "http://smba.trafficmanager.net/teams/",
    "https://smba.trafficmanager.net:8443/teams/",
    "https://evil.trafficmanager.net/",
    "https://trafficmanager.net/",
    "https://notbotframework.com/",
    "https://botframework.com.evil.example/",
    "https://botframework.com@evil.example/",
    "https://user@smba.trafficmanager.net/",
    "https://evil.example/#botframework.com",
    "https://127.0.0.1/",
    "https://169.254.169.254/",
    "ftp://botframework.com/",
    "//botframework.com/",
    "",
  ])("nowhere else: %s", (address) => {
    expect(isServiceAllowed(address, MICROSOFT_SERVICE_HOSTS)).toBe(false);
  });

  it("to this machine over plain HTTP, at any port or at the one that is named, where it is allowed", () => {
    for (const address of ["http://127.0.0.1:56150/", "http://localhost:3979/", "http://[::1]:80/"]) {
      expect(isServiceAllowed(address, LOCAL_SERVICE_HOSTS)).toBe(true);
    }
    expect(isServiceAllowed("http://127.0.0.1:82/", ["127.0.0.1:82"])).toBe(true);
    expect(isServiceAllowed("http://127.0.0.1:83/", ["127.0.0.1:82"])).toBe(false);
    // A name of somebody else's that ends alike.
    expect(isServiceAllowed("http://evil.localhost:82/", LOCAL_SERVICE_HOSTS)).toBe(false);
    expect(isServiceAllowed("https://gateway.example:8443/x", ["gateway.example:8443"])).toBe(true);
  });
});
