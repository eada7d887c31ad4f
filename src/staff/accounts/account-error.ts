/** What kind of thing went wrong with accounts or a sign-in. */
export type AccountFault =
  | "account_name_invalid"
  | "account_name_taken"
  | "account_unknown"
  | "account_of_provider"
  | "account_last_admin"
  /** No tenant is set whose people could be staff. */
  | "teams_not_set"
  | "teams_id_invalid"
  | "teams_id_taken"
  | "password_too_short"
  | "password_too_long"
  | "password_is_name"
  /** Name or password wrong, or the account disabled: whoever tries is not told which. */
  | "sign_in_failed"
  | "sign_in_locked"
  /** There is no account at all, and no provider. */
  | "sign_in_impossible";

/** Something that staff, or who keeps their accounts, can mend. */
export class AccountError extends Error {
  override readonly name = "AccountError";
  readonly code: AccountFault;
  /** Milliseconds since 1970 until when nothing is tried; null where waiting mends nothing. */
  readonly lockedUntil: number | null;

  constructor(code: AccountFault, lockedUntil: number | null = null) {
    super(code);
    this.code = code;
    this.lockedUntil = lockedUntil;
  }
}
