import type { AccountBook } from "../../staff/accounts/account-book.ts";
import { roleNamed } from "../../staff/accounts/account-role.ts";
import type { TeamsLinks } from "../../staff/accounts/teams-links.ts";
import { type Role, ROLES } from "../../staff/member.ts";
import type { StaffAccount, StaffStore } from "../../store/staff-store.ts";
import { UsageError } from "../run-command.ts";

/** What orders are carried out with. */
export interface OrderParts {
  readonly book: AccountBook;
  readonly store: StaffStore;
  readonly teams: TeamsLinks;
  /** Asks for a new password. */
  readonly newPassword: () => Promise<string>;
  /** Lets a name be tried again at once. */
  readonly forgive: (name: string) => Promise<void>;
}

/** What was done, as lines to print; `isBroken` where the audit log does not fit. */
export interface Outcome {
  readonly lines: readonly string[];
  readonly isBroken?: boolean;
}

/** What follows the order on the command line. */
export interface OrderWords {
  readonly words: readonly string[];
  /** Of `--role`. */
  readonly role: string | undefined;
}

type Order = (words: OrderWords, parts: OrderParts) => Promise<Outcome>;

/** Carries out an order. @throws UsageError for one that cannot be followed, AccountError */
export async function carryOut(order: string, words: OrderWords, parts: OrderParts): Promise<Outcome> {
  const run = Object.hasOwn(ORDERS, order) ? ORDERS[order] : undefined;
  if (run === undefined) {
    throw new UsageError(`"${order}" is no order; expected one of ${Object.keys(ORDERS).join(", ")}`);
  }
  return run(words, parts);
}

const ORDERS: Readonly<Record<string, Order>> = {
  add: async ({ words, role }, { book, newPassword }) => {
    const [name] = exactly(words, "NAME");
    const account = await book.add({ name, role: readRole(role), password: await newPassword() }, null);
    return { lines: [`${account.name} can sign in, as ${account.role}`] };
  },
  list: async ({ words }, { book, teams }) => {
    exactly(words);
    const accounts = await book.all();
    const linked = await teams.linked();
    return {
      lines:
        accounts.length === 0
          ? ["There is no account yet: add NAME --role admin"]
          : accounts.map((account) => line(account, linked)),
    };
  },
  role: async ({ words }, { book }) => {
    const [name, role] = exactly(words, "NAME", "ROLE");
    const account = await book.change((await book.byName(name)).id, { role: readRole(role) }, null);
    return { lines: [`${account.name} is ${account.role} now, and has to sign in anew`] };
  },
  disable: async ({ words }, { book }) => {
    const [name] = exactly(words, "NAME");
    const account = await book.change((await book.byName(name)).id, { disabled: true }, null);
    return { lines: [`${account.name} is disabled, and signed out everywhere`] };
  },
  enable: async ({ words }, { book, forgive }) => {
    const [name] = exactly(words, "NAME");
    const account = await book.change((await book.byName(name)).id, { disabled: false }, null);
    await forgive(account.name);
    return { lines: [`${account.name} can sign in again`] };
  },
  password: async ({ words }, { book, newPassword, forgive }) => {
    const [name] = exactly(words, "NAME");
    const { id } = await book.byName(name);
    const account = await book.change(id, { password: await newPassword() }, null);
    await forgive(account.name);
    return { lines: [`${account.name} has another password, and is signed out everywhere`] };
  },
  teams: async ({ words }, { book, teams }) => {
    const [name, objectId] = exactly(words, "NAME", "OBJECT_ID");
    const account = await book.byName(name);
    const isOff = objectId === "off";
    await teams.link(account.id, isOff ? null : objectId, null);
    return {
      lines: [
        isOff
          ? `${account.name} is nobody in Teams any more`
          : `${account.name} can look things up in Teams, as ${account.role}`,
      ],
    };
  },
  "audit-check": async ({ words }, { store }) => {
    exactly(words);
    const { rows, last, broken } = await store.checkAudit();
    const sound = `${rows} ${rows === 1 ? "row fits" : "rows fit"}`;
    if (broken !== null) {
      const { month, sequence, what } = broken;
      return {
        lines: [`${sound}; the first that does not is ${month} ${sequence}: ${what}`],
        isBroken: true,
      };
    }
    return {
      lines: [rows === 0 ? sound : `${sound}; the last is ${last.month} ${last.sequence} ${last.hash}`],
    };
  },
};

function line({ id, name, role, disabled, identity }: StaffAccount, linked: ReadonlySet<string>): string {
  const notes = [
    ...(disabled ? ["disabled"] : []),
    ...(identity === null ? [] : [identity.issuer]),
    ...(linked.has(id) ? ["Teams"] : []),
  ];
  return [name, role, ...notes].join("\t");
}

function readRole(text: string | undefined): Role {
  const role = roleNamed(text ?? "");
  if (role === null) throw new UsageError(`a role is one of ${ROLES.join(", ")}`);
  return role;
}

/** As many words as are named. @throws UsageError for others */
function exactly<const Names extends readonly string[]>(
  words: readonly string[],
  ...names: Names
): { [Index in keyof Names]: string } {
  if (words.length === names.length) return words as unknown as { [Index in keyof Names]: string };
  throw new UsageError(names.length === 0 ? "nothing follows this order" : `expected ${names.join(" and ")}`);
}
