import type { StaffStore } from "../../store/staff-store.ts";
import { AccountError } from "./account-error.ts";
import { nameKey } from "./account-name.ts";
import { lockMs } from "./lock-out.ts";
import { mark } from "./mark.ts";
import { objectOfAccount, UNKNOWN_ACCOUNT } from "./objects.ts";
import { isPassword, SCRYPT_COST, type ScryptCost } from "./password-hash.ts";
import { MOST_PASSWORD } from "./password-rules.ts";
import type { OpenedSession, Sessions } from "./sessions.ts";

/** A try to sign in. */
export interface Credentials {
  readonly name: string;
  readonly password: string;
  /** The client's address, as limits count it. */
  readonly address: string;
}

/** What signing in with a password takes. */
export interface PasswordSignInParts {
  readonly store: StaffStore;
  readonly sessions: Sessions;
  /** 32 bytes, from which marks of names and addresses are made. */
  readonly key: Uint8Array;
  readonly now: () => number;
  /** Lets so many passwords be computed at a time as memory allows: each takes 128 MB. */
  readonly inTurn: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Computed for a name that nobody has; that of new passwords by default. */
  readonly cost?: ScryptCost;
}

/** Signs in those who have a password. */
export class PasswordSignIn {
  readonly #parts: PasswordSignInParts;

  constructor(parts: PasswordSignInParts) {
    this.#parts = parts;
  }

  /**
   * Begins a session. The try is counted before the password is looked at, for the name, whether or not anybody has it,
   * and for the address; what a name that nobody has takes, in time and in rows written, is what a wrong password takes.
   * @throws AccountError `sign_in_failed`, `sign_in_locked`
   */
  async signIn({ name, password, address }: Credentials): Promise<OpenedSession> {
    const { store, sessions, key, now, inTurn, cost = SCRYPT_COST } = this.#parts;
    const comparedName = nameKey(name);
    const keys = [mark(key, "name", comparedName), mark(key, "address", address)];
    const lockedUntil = await store.attempt({ keys, at: now(), lockMs });
    if (lockedUntil !== null) throw new AccountError("sign_in_locked", lockedUntil);
    const account = await store.accountNamed(comparedName);
    // What is too long to be a password is cut, not refused earlier, which would take less time.
    const tried = password.slice(0, MOST_PASSWORD * 4);
    const fits = await inTurn(() => isPassword(tried, account?.password ?? null, cost));
    if (account === null || !fits || tried !== password || account.disabled) {
      await store.note({
        by: null,
        action: "session.refused",
        object: account === null ? UNKNOWN_ACCOUNT : objectOfAccount(account.id),
        before: null,
        after: { way: "password" },
      });
      throw new AccountError("sign_in_failed");
    }
    await store.forgive(keys);
    return sessions.open(account, "password");
  }

  /** Lets a name be tried again at once, for who keeps the accounts. */
  async forgive(name: string): Promise<void> {
    await this.#parts.store.forgive([mark(this.#parts.key, "name", nameKey(name))]);
  }
}
