import { setTimeout as delay } from "node:timers/promises";
import { destination, pino } from "pino";
import { parseConfig } from "../../../src/config.ts";
import { configuredChannels } from "../../../src/configured-channels.ts";
import { openStore } from "../../../src/store/conversation-store.ts";
import { englishAnswer } from "../../http/fixtures.ts";
import { startService } from "../../http/service.ts";

// The service with LINE and Teams as the environment sets them, and a bot that answers whatever it is asked, until it
// is killed. Says where it listens, then what it warns of.
/** How long the bot thinks, at most: long enough for kills to fall into it. */
const THINKS_MS = 40;

const config = parseConfig(process.env, import.meta.dirname);
const service = await startService({
  store: await openStore(config),
  now: Date.now,
  logger: pino({ level: "warn", base: null }, destination({ dest: 1, sync: true })),
  calledBack: await configuredChannels(config),
  answer: async ({ question }) => {
    await delay(Math.random() * THINKS_MS);
    const id = crypto.randomUUID();
    // No two answers are the same: what is sent again after a kill must be what was sent before.
    const sentences = [{ text: `${question} ${id}`, language: "en", citations: [1] }];
    return { ...englishAnswer, id, text: `${question} ${id} [1]`, sentences };
  },
});
process.stdout.write(`${service.url}\n`);
