import { randomBytes } from "node:crypto";
import type { AccountChange, StaffAccount, StaffStore } from "../../store/staff-store.ts";
import type { Role } from "../member.ts";
import { AccountError } from "./account-error.ts";
import { accountName, nameKey } from "./account-name.ts";
import { hashPassword, SCRYPT_COST, type ScryptCost } from "./password-hash.ts";
import { checkPassword } from "./password-rules.ts";

/** An account to be added. */
export interface NewAccount {
  readonly name: string;
  readonly role: Role;
  readonly password: string;
}

/** What is to become of an account; what is left out stays. */
export interface WantedChange {
  readonly role?: Role | undefined;
  readonly disabled?: boolean | undefined;
  readonly password?: string | undefined;
}

/** What keeping accounts takes. */
export interface AccountBookParts {
  readonly store: StaffStore;
  /** As in `PasswordSignInParts`. */
  readonly inTurn: <Result>(work: () => Promise<Result>) => Promise<Result>;
  readonly cost?: ScryptCost;
}

/** Adds and changes accounts. `by` is always the id of the account that does it, null on the command line. */
export class AccountBook {
  readonly #parts: AccountBookParts;

  constructor(parts: AccountBookParts) {
    this.#parts = parts;
  }

  all(): Promise<readonly StaffAccount[]> {
    return this.#parts.store.accounts();
  }

  /** @throws AccountError `account_unknown` */
  async byId(id: string): Promise<StaffAccount> {
    return known(await this.#parts.store.account(id));
  }

  /** @throws AccountError `account_unknown` */
  async byName(name: string): Promise<StaffAccount> {
    return known(await this.#parts.store.accountNamed(nameKey(name)));
  }

  /** @throws AccountError `account_name_invalid`, `account_name_taken`, `password_…` */
  async add({ name, role, password }: NewAccount, by: string | null): Promise<StaffAccount> {
    const written = accountName(name);
    checkPassword(password, written.name);
    if ((await this.#parts.store.accountNamed(written.key)) !== null) {
      throw new AccountError("account_name_taken");
    }
    const account = {
      ...{ id: newAccountId(), name: written.name, role, identity: null, disabled: false },
      password: await this.#hash(password),
      createdAt: new Date().toISOString(),
    };
    const outcome = await this.#parts.store.addAccount(account, written.key, by);
    if (outcome === "name_taken") throw new AccountError("account_name_taken");
    return account;
  }

  /** @throws AccountError `account_unknown`, `account_of_provider`, `account_last_admin`, `password_…` */
  async change(id: string, wanted: WantedChange, by: string | null): Promise<StaffAccount> {
    const account = await this.byId(id);
    const { role, disabled, password } = wanted;
    // The provider says the role at each sign-in, and signs in without a password of ours.
    const isOfProvider = account.identity !== null && (role !== undefined || password !== undefined);
    if (isOfProvider) throw new AccountError("account_of_provider");
    if (password !== undefined) checkPassword(password, account.name);
    const change: AccountChange = {
      ...(role === undefined ? {} : { role }),
      ...(disabled === undefined ? {} : { disabled }),
      ...(password === undefined ? {} : { password: await this.#hash(password) }),
    };
    const outcome = await this.#parts.store.changeAccount(id, change, by);
    if (outcome === "unknown") throw new AccountError("account_unknown");
    if (outcome === "last_admin") throw new AccountError("account_last_admin");
    return outcome;
  }

  #hash(password: string): Promise<string> {
    const { inTurn, cost = SCRYPT_COST } = this.#parts;
    return inTurn(() => hashPassword(password, cost));
  }
}

/** An id of an account: 96 random bits in hexadecimal. */
export function newAccountId(): string {
  return randomBytes(12).toString("hex");
}

function known(account: StaffAccount | null): StaffAccount {
  if (account === null) throw new AccountError("account_unknown");
  return account;
}
