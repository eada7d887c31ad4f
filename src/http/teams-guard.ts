import type { Request, Response } from "express";
import type { TeamsActivity } from "../channels/teams/activity.ts";
import { callerOf, CallerRefused, checkCaller, checkHost } from "../channels/teams/guard.ts";
import { LOCAL_SERVICE_HOSTS, type TeamsSettings } from "../channels/teams/settings.ts";
import { SigningKeys, SigningKeysError } from "../channels/teams/signing-keys.ts";
import { isLoopback } from "./client-address.ts";
import type { AppDependencies } from "./dependencies.ts";
import { faultReport } from "./fault-report.ts";
import { HttpProblem } from "./problem.ts";

/** Keys are not looked up more often than that. */
const RETRY_KEYS_S = 30;
/** What proxies leave behind in a request that came from elsewhere. */
const PROXY_HEADERS = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"];

/** Holds a caller against an activity. @throws HttpProblem `caller_unknown`, `caller_forbidden` */
export type CheckActivity = (activity: TeamsActivity) => void;

/**
 * Lets a caller in by the headers of a request, before its body is read, or throws; what it gives checks the activity.
 * @throws HttpProblem `caller_unknown`, `caller_forbidden`, `caller_keys_missing`
 */
export type Admit = (request: Request, response: Response) => Promise<CheckActivity>;

/** Makes the guard: by token where the bot is registered, by address of this machine where it is not. */
export function createTeamsGuard(
  { app, serviceHosts }: TeamsSettings,
  { now, logger }: Pick<AppDependencies, "now" | "logger">,
): Admit {
  const admit = app === null ? admitLocal(serviceHosts) : admitByToken(app.appId, keysAt(app.openIdMetadata));
  /** What to throw for an error of a guard. */
  const told = (response: Response, error: unknown): unknown => {
    if (error instanceof SigningKeysError) {
      return new HttpProblem("caller_keys_missing", { retryAfter: RETRY_KEYS_S, cause: error });
    }
    if (!(error instanceof CallerRefused)) return error;
    logger.warn({ channel: "teams", reason: error.reason }, "a caller was turned away");
    if (error.isForbidden) return new HttpProblem("caller_forbidden");
    // RFC 9110, 15.5.2: who is told so is told what to bring.
    response.setHeader("WWW-Authenticate", "Bearer");
    return new HttpProblem("caller_unknown");
  };
  return async (request, response) => {
    const check = await admit(request).catch((error: unknown) => {
      throw told(response, error);
    });
    return (activity) => {
      try {
        check(activity);
      } catch (error) {
        throw told(response, error);
      }
    };
  };

  function keysAt(address: string): SigningKeys {
    return new SigningKeys(address, now, (error) => {
      logger.error(
        { channel: "teams", fault: faultReport(error) },
        "the keys at BOT_OPENID_METADATA cannot be had",
      );
    });
  }

  function admitByToken(appId: string, keys: SigningKeys): (request: Request) => Promise<CheckActivity> {
    return async (request) => {
      const caller = await callerOf(request.get("Authorization"), { appId, keys, now });
      return (activity) => {
        checkCaller(caller, activity, serviceHosts);
      };
    };
  }
}

/** Whoever is on this machine, and nobody who comes through a proxy on it or from a page whose name leads here. */
function admitLocal(serviceHosts: readonly string[]): (request: Request) => Promise<CheckActivity> {
  return (request) => {
    const isLocal =
      isLoopback(request.socket.remoteAddress) &&
      LOCAL_SERVICE_HOSTS.includes(URL.parse(`http://${request.get("Host") ?? ""}`)?.hostname ?? "") &&
      PROXY_HEADERS.every((name) => request.get(name) === undefined);
    if (!isLocal) return Promise.reject(new CallerRefused("not_local"));
    return Promise.resolve((activity) => {
      checkHost(activity, serviceHosts);
    });
  };
}
