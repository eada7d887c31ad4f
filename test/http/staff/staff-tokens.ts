import { nameKey } from "../../../src/staff/accounts/account-name.ts";
import { Sessions } from "../../../src/staff/accounts/sessions.ts";
import type { Store } from "../../../src/store/conversation-store.ts";
import { keys, staff } from "../service.ts";

/**
 * Gives tokens of sessions to members written `NAME:ROLE`, whose account has the name as its id: made where there is none,
 * and given the role where it has another. `now` is the service's clock.
 */
export function staffTokens({ staff: store }: Store, now: () => number): (member: string) => Promise<string> {
  const sessions = new Sessions({ store, key: keys.session, limits: staff.sessions, now });
  const known = new Map<string, string>();
  return async (member) => {
    const token = known.get(member);
    if (token !== undefined && (await sessions.memberOf(token)) !== null) return token;
    const [id = "", role = ""] = member.split(":");
    const fresh = {
      ...{ id, name: id, role, password: null, identity: null, disabled: false },
      createdAt: new Date(now()).toISOString(),
    };
    if ((await store.account(id)) === null) await store.addAccount(fresh, nameKey(id), null);
    const account = await store.changeAccount(id, { role }, null);
    if (typeof account === "string") throw new Error(`${member}: ${account}`);
    const opened = await sessions.open(account, "password");
    known.set(member, opened.token);
    return opened.token;
  };
}
