/** What the audit log calls an account. */
export function objectOfAccount(id: string): string {
  return `account:${id}`;
}

/** What it calls a name that nobody has: the name itself may be a password, typed into the wrong field. */
export const UNKNOWN_ACCOUNT = "account:unknown";
