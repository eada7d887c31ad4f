import { AccountError } from "./account-error.ts";
import { nameKey } from "./account-name.ts";

/** In characters after NFKC. NIST SP 800-63B asks for 8 with a second factor and 15 without; OWASP for 8 to 12 at least. */
export const LEAST_PASSWORD = 12;
/** NIST SP 800-63B asks that 64 be taken; a bound keeps the hash from being fed without end. */
export const MOST_PASSWORD = 256;

/** A password as it is hashed: NFKC, since keyboards write one character in several ways (NIST SP 800-63B, 3.1.1.2). */
export function preparedPassword(password: string): string {
  return password.normalize("NFKC");
}

/**
 * Checks a new password; any characters are taken.
 * @throws AccountError `password_too_short`, `password_too_long`, `password_is_name`
 */
export function checkPassword(password: string, name: string): void {
  const prepared = preparedPassword(password);
  const length = Array.from(prepared).length;
  if (length > MOST_PASSWORD) throw new AccountError("password_too_long");
  if (length < LEAST_PASSWORD) throw new AccountError("password_too_short");
  if (nameKey(prepared) === nameKey(name)) throw new AccountError("password_is_name");
}
