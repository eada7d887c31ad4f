import type { Kysely } from "kysely";
import type { AuditVerdict } from "./audit-check.ts";
import type { AuditQuery, KeptNote } from "./audit-log.ts";
import type { AuditNote } from "./audit-note.ts";
import type { Tables } from "./tables.ts";

/** An account of someone of the staff. */
export interface StaffAccount {
  readonly id: string;
  /** What colleagues read. */
  readonly name: string;
  /** `reader`, `editor` or `admin`; the database takes no other. */
  readonly role: string;
  /** Hash of its password with its parameters; null where a provider signs it in. */
  readonly password: string | null;
  /** Who it is at a provider; null where it has a password. */
  readonly identity: ProviderIdentity | null;
  readonly disabled: boolean;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** Someone as a provider knows them. */
export interface ProviderIdentity {
  readonly issuer: string;
  readonly subject: string;
}

/** What can be changed of an account; what is left out stays. */
export interface AccountChange {
  readonly role?: string;
  readonly disabled?: boolean;
  /** Hash of a new password. */
  readonly password?: string;
}

/** Who in Teams an account is. */
export interface TeamsLink {
  /** HMAC of tenant and object id. */
  readonly key: string;
  /** Milliseconds since 1970; null: until an admin takes it back. */
  readonly endsAt: number | null;
}

/** What became of a link: `taken` where another account has that person. */
export type Linked = "linked" | "taken" | "unknown";

/** How someone signed in. */
export type SignInWay = "password" | "provider";

/** A session that begins. Times are milliseconds since 1970. */
export interface NewSession {
  /** HMAC of the token. */
  readonly key: string;
  /** As it was when its password, or its provider, was asked. */
  readonly account: StaffAccount;
  readonly way: SignInWay;
  readonly at: number;
  readonly endsAt: number;
}

/** A session as it was kept, with its account as it is now. */
export interface StaffSession {
  readonly account: StaffAccount;
  readonly way: SignInWay;
  readonly lastSeenAt: number;
  readonly endsAt: number;
}

/** A sign-in at a provider that has begun. */
export interface SignInState {
  /** HMAC of the state. */
  readonly key: string;
  /** HMAC of what the browser holds. */
  readonly browser: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Milliseconds since 1970. */
  readonly endsAt: number;
}

/** A try to sign in, counted before the password is looked at, so that many at once count as many. */
export interface Attempt {
  /** HMACs of the name and of the address. */
  readonly keys: readonly string[];
  /** Milliseconds since 1970. */
  readonly at: number;
  /** For how long nothing is tried after so many failures, in milliseconds. */
  readonly lockMs: (failures: number) => number;
}

/**
 * Accounts of staff, their sessions, and the audit log. Changes of accounts and their notes are one. All methods reject
 * with a `StoreError`.
 */
export interface StaffStore {
  /** In the order of their names. */
  accounts(): Promise<readonly StaffAccount[]>;
  account(id: string): Promise<StaffAccount | null>;
  /** By the name as it is compared. */
  accountNamed(nameKey: string): Promise<StaffAccount | null>;
  /** `by` is the account that adds it; null for the command line. */
  addAccount(account: StaffAccount, nameKey: string, by: string | null): Promise<"added" | "name_taken">;
  /**
   * Changes an account; another role, another password and disabling end its sessions. `last_admin`: nobody else could
   * keep accounts then, and nothing changed.
   */
  changeAccount(
    id: string,
    change: AccountChange,
    by: string | null,
  ): Promise<StaffAccount | "unknown" | "last_admin">;
  /**
   * The account of someone whom a provider vouched for, made where there is none, with the role that the provider gives
   * now; another role ends its older sessions. `names` are tried in order where it is made.
   */
  accountOfProvider(
    identity: ProviderIdentity,
    role: string,
    fresh: { readonly id: string; readonly names: Iterable<{ readonly name: string; readonly key: string }> },
  ): Promise<StaffAccount>;
  /**
   * Links an account with someone in Teams, instead of whom it was linked with; null takes the link back. `by` is the account
   * that does it; null for the command line.
   */
  linkTeams(accountId: string, link: TeamsLink | null, by: string | null): Promise<Linked>;
  /**
   * Links an account with someone whom its provider has just vouched for, or lets the link last longer. A link that an admin
   * made, of either of the two, stays as it is.
   */
  linkTeamsByProvider(
    accountId: string,
    link: { readonly key: string; readonly endsAt: number },
  ): Promise<void>;
  /** The account, disabled or not, that someone in Teams has at `now` (milliseconds since 1970). */
  accountInTeams(key: string, now: number): Promise<StaffAccount | null>;
  /** Ids of the accounts that are linked at `now`. */
  linkedInTeams(now: number): Promise<ReadonlySet<string>>;

  /** Ends the sessions of someone whom a provider lets in no more, and their link in Teams, with a note of each that there was. */
  endSessionsOf(identity: ProviderIdentity): Promise<void>;

  /** Begins a session with its note; false where the account was disabled or got another password or role meanwhile. */
  openSession(session: NewSession, note: AuditNote): Promise<boolean>;
  /** Null where there is none; whether it has ended, or its account is disabled, is for the caller to see. */
  session(key: string): Promise<StaffSession | null>;
  /** Notes that it is used. */
  touchSession(key: string, at: number): Promise<void>;
  /** Ends a session with its note; null where there was none. */
  endSession(key: string, noteOf: (session: StaffSession) => AuditNote): Promise<StaffSession | null>;

  /** Counts a try, as failed until `forgive`, and resolves with null; or, where nothing may be tried yet, with until when (ms since 1970), uncounted. */
  attempt(attempt: Attempt): Promise<number | null>;
  /** Forgets what failed. */
  forgive(keys: readonly string[]): Promise<void>;
  putState(state: SignInState): Promise<void>;
  /** Takes it out: it serves once. */
  takeState(key: string): Promise<SignInState | null>;

  /** Notes what is no change of a row, such as a sign-in. */
  note(note: AuditNote): Promise<void>;
  auditMonths(): Promise<readonly string[]>;
  audit(query: AuditQuery): Promise<readonly KeptNote[]>;
  checkAudit(): Promise<AuditVerdict>;
  /** Deletes sessions, sign-ins and links in Teams that have ended, failures of more than a day ago, and audit months before one. Returns how many rows. */
  expire(now: Date, firstKeptMonth: string): Promise<number>;
  /** Runs something with the database in one transaction, for what staff keep and is noted with `appendAudit`. */
  change<Result>(run: (within: Kysely<Tables>) => Promise<Result>): Promise<Result>;
}
