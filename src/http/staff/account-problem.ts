import { AccountError } from "../../staff/accounts/account-error.ts";
import { OidcError } from "../../staff/accounts/oidc/oidc-error.ts";
import { HttpProblem } from "../problem.ts";

/** Does something with accounts; what it says is wrong becomes a problem of the same name. `now` is ms since 1970. */
export async function withProblems<Result>(now: () => number, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof AccountError) {
      const { code, lockedUntil, cause } = error;
      if (lockedUntil === null) throw new HttpProblem(code, { cause });
      throw new HttpProblem(code, { retryAfter: Math.max(1, Math.ceil((lockedUntil - now()) / 1000)) });
    }
    if (error instanceof OidcError) throw new HttpProblem(error.code, { cause: error.cause });
    throw error;
  }
}
