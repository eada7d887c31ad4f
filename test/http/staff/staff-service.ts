import { AccountBook } from "../../../src/staff/accounts/account-book.ts";
import type { Role } from "../../../src/staff/member.ts";
import type { StaffAccount } from "../../../src/store/staff-store.ts";
import { staff as staffSettings, startService, type Service, type ServiceOptions } from "../service.ts";

/** A password that everybody has. */
export const PASSWORD = "correct horse battery";

/** A service with accounts, and a clock that a test moves. */
export interface StaffService extends Service {
  /** Milliseconds since 1970, from the real present on. */
  now(): number;
  pass(milliseconds: number): void;
  /** Adds an account beside the service, as the command line does. */
  add(name: string, role: Role): Promise<StaffAccount>;
}

/** Starts it without accounts. */
export async function startStaffService(options: ServiceOptions = {}): Promise<StaffService> {
  let time = Date.now();
  const now = (): number => time;
  const service = await startService({ now, ...options });
  const { passwordCost: cost = { ln: 4, r: 8, p: 1 } } = staffSettings;
  const book = new AccountBook({ store: service.store.staff, inTurn: (work) => work(), cost });
  // Explicit, since `log` is a getter that a spread would read once.
  return Object.assign(Object.create(service) as Service, {
    now,
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    add: (name: string, role: Role) => book.add({ name, role, password: PASSWORD }, null),
  });
}

/** What a call is made with. */
export interface Call {
  readonly method?: string;
  /** JSON of the body; none where it is left out. */
  readonly body?: unknown;
  /** Token of the session. */
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls a route as a browser of the service's own pages would, without following redirects. */
export function call(
  { url }: Pick<Service, "url">,
  path: string,
  { method = "GET", body, token = null, headers = {} }: Call = {},
): Promise<Response> {
  return fetch(`${url}${path}`, {
    method,
    redirect: "manual",
    headers: {
      "Accept-Language": "en",
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...(token === null ? {} : { Cookie: `staff=${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
}

/** Tries to sign in. */
export function trySignIn(
  service: Pick<Service, "url">,
  name: string,
  password = PASSWORD,
): Promise<Response> {
  return call(service, "/api/staff/session", { method: "POST", body: { name, password } });
}

/** Signs in and returns the token of the session. */
export async function signIn(service: Pick<Service, "url">, name: string): Promise<string> {
  const response = await trySignIn(service, name);
  const token = tokenOf(response);
  if (response.status !== 200 || token === null)
    throw new Error(`${name} was not signed in: ${response.status}`);
  return token;
}

/** The token that a response sets; null where it sets none. */
export function tokenOf(response: Response): string | null {
  const cookies = response.headers.getSetCookie();
  return cookies.flatMap((cookie) => /^(?:__Host-)?staff=([^;]+)/.exec(cookie)?.[1] ?? [])[0] ?? null;
}

/** The stable code of a problem; null for what is none. */
export async function codeOf(response: Response): Promise<string | null> {
  const text = await response.text();
  if (response.headers.get("Content-Type")?.includes("problem+json") !== true) return null;
  return (JSON.parse(text) as { code: string }).code;
}
