import { AccountBook } from "../../staff/accounts/account-book.ts";
import { OidcSignIn } from "../../staff/accounts/oidc/oidc-sign-in.ts";
import { PasswordSignIn } from "../../staff/accounts/password-sign-in.ts";
import { Sessions } from "../../staff/accounts/sessions.ts";
import { TeamsLinks } from "../../staff/accounts/teams-links.ts";
import type { AppDependencies } from "../dependencies.ts";
import { createWaitingLine } from "../waiting-line.ts";
import { staffCookies } from "./staff-cookie.ts";
import { createStaffGuard, type StaffGuard } from "./staff-guard.ts";

/** Passwords computed at a time, each with 128 MB, and how many may wait: the last of them for some ten seconds. */
const PASSWORDS_AT_ONCE = 1;
const PASSWORDS_WAITING = 20;

/** What the routes of staff are made of. */
export interface StaffParts {
  readonly guard: StaffGuard;
  readonly cookies: ReturnType<typeof staffCookies>;
  readonly sessions: Sessions;
  readonly passwordSignIn: PasswordSignIn;
  readonly book: AccountBook;
  readonly teams: TeamsLinks;
  /** Null where no provider signs in. */
  readonly oidc:
    (Pick<OidcSignIn, "begin" | "finish"> & { signOutUrl(backTo: string): Promise<string | null> }) | null;
}

/** Makes them for one service. */
export function createStaffParts(deps: AppDependencies): StaffParts {
  const { now, publicUrl, staff } = deps;
  const store = deps.store.staff;
  const key = deps.keys.session;
  const cookies = staffCookies(publicUrl);
  const sessions = new Sessions({ store, key, limits: staff.sessions, now });
  const teams = teamsLinksOf(deps);
  const line = createWaitingLine(PASSWORDS_AT_ONCE, PASSWORDS_WAITING);
  const never = new AbortController().signal;
  const cost = staff.passwordCost === undefined ? {} : { cost: staff.passwordCost };
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => line.run(work, never);
  return {
    guard: createStaffGuard(sessions, cookies.session, publicUrl),
    cookies,
    sessions,
    passwordSignIn: new PasswordSignIn({ store, sessions, key, now, inTurn, ...cost }),
    book: new AccountBook({ store, inTurn, ...cost }),
    teams,
    oidc: oidcOf(deps, sessions, teams),
  };
}

/** Which account somebody in Teams has. */
export function teamsLinksOf({ staff, store, keys, now }: AppDependencies): TeamsLinks {
  return new TeamsLinks({ store: store.staff, key: keys.session, tenant: staff.teamsTenant ?? null, now });
}

function oidcOf(
  { staff, store, keys, now }: AppDependencies,
  sessions: Sessions,
  teams: TeamsLinks,
): StaffParts["oidc"] {
  if (staff.oidc === null) return null;
  const { provider, settings } = staff.oidc;
  const signIn = new OidcSignIn({
    ...{ store: store.staff, sessions, teams, provider, settings, now },
    key: keys.session,
  });
  return {
    begin: () => signIn.begin(),
    finish: (query, browser) => signIn.finish(query, browser),
    signOutUrl: (backTo) => provider.signOutUrl(backTo),
  };
}
