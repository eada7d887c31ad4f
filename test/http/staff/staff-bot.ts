import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Bot, openBot } from "../../../src/bot.ts";
import { parseConfig } from "../../../src/config.ts";
import { staffDesk } from "../../../src/staff-desk.ts";
import { openStore, type Store } from "../../../src/store/conversation-store.ts";
import { writeSmallCorpus } from "../../small-corpus.ts";
import type { ServiceOptions } from "../service.ts";

/** A bot over the small corpus, with all that the desk of the staff needs of it. */
export interface StaffBot {
  readonly bot: Bot;
  readonly store: Store;
  /** What a service is started with to have all routes of the staff. */
  readonly options: ServiceOptions;
  close(): Promise<void>;
}

/** Opens it; `more` are articles besides, by file name. */
export async function openStaffBot(more: Readonly<Record<string, string>> = {}): Promise<StaffBot> {
  const folder = await mkdtemp(join(tmpdir(), "staff-bot-"));
  const dataDir = join(folder, "data");
  const corpus = await writeSmallCorpus(join(folder, "corpus"));
  for (const [file, text] of Object.entries(more)) await writeFile(join(corpus, file), text);
  const store = await openStore({ dataDir, databaseUrl: null, retentionDays: 90 });
  const settings = { DATA_DIR: dataDir, CORPUS_DIR: corpus, CLOCK: "2026-11-30T12:00" };
  const bot = await openBot(parseConfig(settings, folder), { faqStores: store });
  const { faqs } = bot;
  if (faqs === null) throw new Error("no FAQs");
  return {
    bot,
    store,
    options: {
      store,
      faqs: () => faqs,
      staffDesk: staffDesk(
        () => bot,
        store,
        () => "Riverton Exchanges",
      ),
      answerer: bot.answerer,
      articleOf: (id, version) => bot.index.article(id, version),
    },
    async close() {
      await bot.close();
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}
