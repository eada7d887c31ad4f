import type { Kysely } from "kysely";
import { allAccounts, findAccount, insertAccount, updateAccount, upsertOfProvider } from "./account-rows.ts";
import { type AuditVerdict, checkAudit } from "./audit-check.ts";
import { appendAudit, type AuditQuery, auditMonths, type KeptNote, readAudit } from "./audit-log.ts";
import type { AuditNote } from "./audit-note.ts";
import { removeMonthsBefore } from "./audit-removal.ts";
import { countAttempt, forgetFailures } from "./failure-rows.ts";
import { endAccessOf } from "./lost-access.ts";
import {
  deleteSession,
  findSession,
  insertSession,
  insertState,
  takeState,
  touchSession,
} from "./session-rows.ts";
import type {
  AccountChange,
  Attempt,
  Linked,
  NewSession,
  ProviderIdentity,
  SignInState,
  StaffAccount,
  StaffSession,
  StaffStore,
  TeamsLink,
} from "./staff-store.ts";
import { storedTime } from "./stored-text.ts";
import { findLinked, linkAccount, linkByProvider, linkedAccounts } from "./teams-link-rows.ts";
import type { Tables } from "./tables.ts";

/** After this the longest lock is long over. */
const FAILURES_KEPT_MS = 86_400_000;

type Use = <Result>(run: (db: Kysely<Tables>) => Promise<Result>) => Promise<Result>;

/** Accounts, sessions and audit log over either database; the interface says what each method does. */
export class SqlStaffStore implements StaffStore {
  readonly #use: Use;

  constructor(use: Use) {
    this.#use = use;
  }

  accounts(): Promise<readonly StaffAccount[]> {
    return this.#use(allAccounts);
  }

  account(id: string): Promise<StaffAccount | null> {
    return this.#use((db) => findAccount(db, "id", id));
  }

  accountNamed(nameKey: string): Promise<StaffAccount | null> {
    return this.#use((db) => findAccount(db, "name_key", nameKey));
  }

  addAccount(account: StaffAccount, nameKey: string, by: string | null): Promise<"added" | "name_taken"> {
    return this.change((within) => insertAccount(within, account, nameKey, by));
  }

  changeAccount(
    id: string,
    change: AccountChange,
    by: string | null,
  ): Promise<StaffAccount | "unknown" | "last_admin"> {
    return this.change((within) => updateAccount(within, id, change, by));
  }

  accountOfProvider(
    identity: ProviderIdentity,
    role: string,
    fresh: Parameters<StaffStore["accountOfProvider"]>[2],
  ): Promise<StaffAccount> {
    return this.change((within) => upsertOfProvider(within, identity, role, fresh));
  }

  linkTeams(accountId: string, link: TeamsLink | null, by: string | null): Promise<Linked> {
    return this.change((within) => linkAccount(within, accountId, link, by));
  }

  linkTeamsByProvider(
    accountId: string,
    link: { readonly key: string; readonly endsAt: number },
  ): Promise<void> {
    return this.change((within) => linkByProvider(within, accountId, link));
  }

  accountInTeams(key: string, now: number): Promise<StaffAccount | null> {
    return this.#use((db) => findLinked(db, key, now));
  }

  linkedInTeams(now: number): Promise<ReadonlySet<string>> {
    return this.#use((db) => linkedAccounts(db, now));
  }

  endSessionsOf(identity: ProviderIdentity): Promise<void> {
    return this.change((within) => endAccessOf(within, identity));
  }

  openSession(session: NewSession, note: AuditNote): Promise<boolean> {
    return this.change((within) => insertSession(within, session, note));
  }

  session(key: string): Promise<StaffSession | null> {
    return this.#use((db) => findSession(db, key));
  }

  touchSession(key: string, at: number): Promise<void> {
    return this.#use((db) => touchSession(db, key, at));
  }

  endSession(key: string, noteOf: (session: StaffSession) => AuditNote): Promise<StaffSession | null> {
    return this.change((within) => deleteSession(within, key, noteOf));
  }

  attempt(attempt: Attempt): Promise<number | null> {
    return this.change((within) => countAttempt(within, attempt));
  }

  forgive(keys: readonly string[]): Promise<void> {
    return this.#use((db) => forgetFailures(db, keys));
  }

  putState(state: SignInState): Promise<void> {
    return this.#use((db) => insertState(db, state));
  }

  takeState(key: string): Promise<SignInState | null> {
    return this.#use((db) => takeState(db, key));
  }

  note(note: AuditNote): Promise<void> {
    return this.change((within) => appendAudit(within, note));
  }

  auditMonths(): Promise<readonly string[]> {
    return this.#use(auditMonths);
  }

  audit(query: AuditQuery): Promise<readonly KeptNote[]> {
    return this.#use((db) => readAudit(db, query));
  }

  checkAudit(): Promise<AuditVerdict> {
    return this.#use(checkAudit);
  }

  expire(now: Date, firstKeptMonth: string): Promise<number> {
    return this.#use(async (db) => {
      const at = now.toISOString();
      const forgotten = storedTime(now.getTime() - FAILURES_KEPT_MS);
      const deletions = [
        db.deleteFrom("staff_session").where("ends_at", "<", at),
        db.deleteFrom("sign_in_state").where("ends_at", "<", at),
        db.deleteFrom("teams_link").where("ends_at", "<", at),
        db.deleteFrom("sign_in_failure").where("last_at", "<", forgotten),
      ];
      let deleted = 0;
      for (const deletion of deletions) {
        deleted += Number((await deletion.executeTakeFirstOrThrow()).numDeletedRows);
      }
      return deleted + (await removeMonthsBefore(db, firstKeptMonth));
    });
  }

  change<Result>(run: (within: Kysely<Tables>) => Promise<Result>): Promise<Result> {
    return this.#use((db) => db.transaction().execute(run));
  }
}
