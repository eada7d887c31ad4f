import "../no-tracing.ts";
import { loadConfig } from "../config.ts";
import { message } from "../language/messages/index.ts";
import { loadSecret } from "../secrets.ts";
import { AccountBook } from "../staff/accounts/account-book.ts";
import { AccountError } from "../staff/accounts/account-error.ts";
import { nameKey } from "../staff/accounts/account-name.ts";
import { mark } from "../staff/accounts/mark.ts";
import { TeamsLinks } from "../staff/accounts/teams-links.ts";
import { openStore } from "../store/conversation-store.ts";
import { runCommand, UsageError } from "./run-command.ts";
import { carryOut } from "./staff/orders.ts";
import { readNewPassword } from "./staff/read-password.ts";
import { StaffCommandError } from "./staff/staff-command-error.ts";

const HELP = `npm run staff -- ORDER

Keeps the accounts of staff who sign in with a password, and checks the audit log. The service may run meanwhile.

  add NAME --role ROLE   adds an account; ROLE is reader, editor or admin
  list                   prints the accounts with their roles
  role NAME ROLE         gives another role, and signs out
  disable NAME           lets nobody in any more, and signs out
  enable NAME            lets in again, at once after failed sign-ins too
  password NAME          gives another password, and signs out
  teams NAME OBJECT_ID   lets the person who has that object id in BOT_STAFF_TENANT look things up in Teams
  teams NAME off         takes that back
  audit-check            computes the audit log's chain anew and names the first row that does not fit

A password has 12 to 256 characters. It is asked for twice in a terminal, and not shown; otherwise it is the first line
of the input. DATA_DIR, DATABASE_URL, APP_SECRET and BOT_* are set as for the server (.env.example).`;

await runCommand(
  { help: HELP, options: { role: { type: "string" } }, allowPositionals: true },
  async ({ values, positionals }) => {
    const [order, ...words] = positionals;
    if (order === undefined) throw new UsageError("an order is missing");
    const config = loadConfig();
    const { dataDir, databaseUrl, retentionDays } = config;
    const key = (await loadSecret(dataDir, config.appSecret)).key("session");
    const store = await openStore({ dataDir, databaseUrl, retentionDays, expires: false });
    try {
      const { lines, isBroken } = await carryOut(
        order,
        { words, role: values.role },
        {
          book: new AccountBook({ store: store.staff, inTurn: (work) => work() }),
          store: store.staff,
          teams: new TeamsLinks({
            ...{ store: store.staff, key, now: Date.now },
            tenant: config.teams?.app?.staffTenant ?? null,
          }),
          newPassword: () => readNewPassword({ input: process.stdin, output: process.stderr }),
          forgive: (name) => store.staff.forgive([mark(key, "name", nameKey(name))]),
        },
      );
      process.stdout.write(lines.map((line) => `${line}\n`).join(""));
      if (isBroken === true) process.exitCode = 1;
    } catch (error) {
      if (!(error instanceof AccountError)) throw error;
      throw new StaffCommandError(message("en", `problem.${error.code}.detail`, { seconds: 0 }));
    } finally {
      await store.close();
    }
  },
);
