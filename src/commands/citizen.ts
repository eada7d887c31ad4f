import "../no-tracing.ts";
import type { ChannelName } from "../channels/channel.ts";
import { personOf } from "../channels/person.ts";
import { type Config, loadConfig } from "../config.ts";
import { loadSecret } from "../secrets.ts";
import type { Subject } from "../store/citizen-store.ts";
import { openStore } from "../store/conversation-store.ts";
import { runCommand, UsageError } from "./run-command.ts";

const HELP = `npm run citizen -- export|delete --conversation ID
npm run citizen -- export|delete --channel web|teams|line --user ID

Prints what is held of one conversation or one user as JSON, or deletes it and prints how much that was.

  export          conversations with all that was said in them, answers with what they were made from, feedback
  delete          deletes the same for good, whether or not the service runs. The audit log of the staff is not touched
  --conversation  id of a conversation, as POST /api/ask or a chat gives it
  --channel       where a user wrote
  --user          the user's id there: LINE's user id, the id that Teams gives, a chat's user id. A user of the page or
                  the API has no id; feedback from there is kept under "address ADDRESS" of the channel web

Users are kept as keyed hashes: this needs the APP_SECRET, or the file under DATA_DIR, of the service.
DATA_DIR, DATABASE_URL and APP_SECRET are set as for the server (.env.example).`;

const CHANNELS: readonly ChannelName[] = ["web", "teams", "line"];

/** Who is meant. */
type Asked = { readonly conversation: string } | { readonly channel: ChannelName; readonly user: string };

await runCommand(
  {
    help: HELP,
    allowPositionals: true,
    options: {
      conversation: { type: "string" },
      channel: { type: "string" },
      user: { type: "string" },
    },
  },
  async ({ values, positionals }) => {
    const [verb, ...more] = positionals;
    if ((verb !== "export" && verb !== "delete") || more.length > 0) {
      throw new UsageError("Say export or delete.");
    }
    const asked = askedFor(values);
    const config = loadConfig();
    const { dataDir, databaseUrl, retentionDays } = config;
    const subject = await subjectOf(asked, config);
    const store = await openStore({
      ...{ dataDir, databaseUrl, retentionDays, expires: false },
      onWarning: (message) => void process.stderr.write(`${message}\n`),
    });
    try {
      const result =
        verb === "export"
          ? await store.citizens.held(subject)
          : { deleted: await store.citizens.erase(subject) };
      process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    } finally {
      await store.close();
    }
  },
);

function askedFor({
  conversation,
  channel,
  user,
}: {
  readonly conversation?: string | undefined;
  readonly channel?: string | undefined;
  readonly user?: string | undefined;
}): Asked {
  const isOfUser = channel !== undefined || user !== undefined;
  if (conversation !== undefined && !isOfUser && conversation !== "") return { conversation };
  const known = CHANNELS.find((one) => one === channel);
  if (conversation === undefined && known !== undefined && user !== undefined && user !== "") {
    return { channel: known, user };
  }
  throw new UsageError(
    `Name either --conversation ID, or --channel (one of ${CHANNELS.join(", ")}) with --user ID.`,
  );
}

async function subjectOf(asked: Asked, { dataDir, appSecret }: Config): Promise<Subject> {
  if ("conversation" in asked) return { kind: "conversation", id: asked.conversation };
  const key = (await loadSecret(dataDir, appSecret)).key("person");
  return { kind: "person", person: personOf(key, asked.channel, asked.user) };
}
