import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Answer } from "../../../src/answer/answer.ts";
import { type Bot, openBot } from "../../../src/bot.ts";
import { parseConfig } from "../../../src/config.ts";
import { openStore, type Store } from "../../../src/store/conversation-store.ts";
import { writeSmallCorpus } from "../../small-corpus.ts";
import { ask, type Service, startService } from "../service.ts";
import { staffTokens } from "./staff-tokens.ts";

/** What a route answered. */
export interface Reply {
  readonly status: number;
  /** Parsed; tests know its shape. */
  readonly body: Record<string, unknown>;
}

/** The real service over the small corpus, with staff who are signed in. */
export interface StaffedService {
  readonly service: Service;
  readonly store: Store;
  readonly corpus: string;
  readonly bot: () => Bot;
  /** The response itself, to a member. */
  readonly get: (member: string, path: string) => Promise<Response>;
  /** As a member, `NAME:ROLE`; as nobody where it is empty. */
  readonly as: (
    member: string,
    method: string,
    path: string,
    body?: unknown,
    language?: string,
  ) => Promise<Reply>;
  readonly ask: (question: string, language?: string) => Promise<Answer>;
  /** Stops the bot, lets the corpus be changed, and opens it again over the same data. */
  restart(change?: (corpus: string) => Promise<void>): Promise<void>;
  /** Opens the bot of another process that shares the database, and the corpus where no other is given; it is closed with the service. */
  openOther(corpusDir?: string): Promise<Bot>;
  /** The real day, as FAQs begin and end by it. */
  setDay(day: string): void;
  readonly warnings: string[];
  /** How many FAQs were told to be due for review, each time. */
  readonly due: number[];
  /** Withdraws every FAQ and goes back to the first day. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

export async function startStaffed(): Promise<StaffedService> {
  const folder = await mkdtemp(join(tmpdir(), "staffed-"));
  const corpus = await writeSmallCorpus(join(folder, "corpus"));
  const config = parseConfig(
    { DATA_DIR: join(folder, "data"), CORPUS_DIR: corpus, CLOCK: "2026-11-30T12:00" },
    folder,
  );
  const store = await openStore({ dataDir: join(folder, "data"), databaseUrl: null, retentionDays: 90 });
  const firstDay = Date.parse("2026-11-30T12:00:00+08:00");
  let clock = firstDay;
  const warnings: string[] = [];
  const due: number[] = [];
  const open = (own = config, faqStores = store): Promise<Bot> =>
    openBot(own, {
      faqStores,
      now: () => clock,
      onWarning: (text) => void warnings.push(text),
      onFaqsDue: (count) => void due.push(count),
    });
  let bot = await open();
  const others: { close(): Promise<void> }[] = [];
  const faqs = () => {
    if (bot.faqs === null) throw new Error("no FAQs");
    return bot.faqs;
  };
  const service = await startService({
    store,
    faqs,
    answerer: { ask: (request) => bot.answerer.ask(request) },
    articleOf: (id, version) => bot.index.article(id, version),
  });
  // The service's own clock stands still.
  const tokenOf = staffTokens(store, () => 0);
  const cookieOf = async (member: string): Promise<Record<string, string>> =>
    member === "" ? {} : { Cookie: `staff=${await tokenOf(member)}` };
  return {
    service,
    store,
    corpus,
    bot: () => bot,
    warnings,
    due,
    async get(member, path) {
      return fetch(`${service.url}${path}`, { headers: await cookieOf(member) });
    },
    async as(member, method, path, body, language = "en") {
      const response = await fetch(`${service.url}${path}`, {
        method,
        headers: {
          ...(await cookieOf(member)),
          "Content-Type": "application/json",
          "Accept-Language": language,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
    async ask(question, language) {
      const response = await ask(service, { question, language });
      return (await response.json()) as Answer;
    },
    async restart(change = () => Promise.resolve()) {
      await bot.close();
      await change(corpus);
      bot = await open();
      await faqs().start();
    },
    async openOther(corpusDir = corpus) {
      const theirs = await openStore({ dataDir: config.dataDir, databaseUrl: null, retentionDays: 90 });
      const other = await open(
        { ...config, corpusDir, dataDir: join(folder, `other-${others.length}`) },
        theirs,
      );
      others.push(other, theirs);
      await other.faqs?.start();
      return other;
    },
    setDay(day) {
      clock = Date.parse(`${day}T12:00:00+08:00`);
    },
    async clear() {
      clock = firstDay;
      for (const { id, revision, ...faq } of await store.faqs.list(null)) {
        await store.faqs.change(id, revision, { ...faq, state: "withdrawn", action: "withdrawn", by: null });
      }
      await faqs().source.refresh();
    },
    async close() {
      await service.stop();
      await bot.close();
      for (const other of others) await other.close();
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** What a FAQ cites: words of an article as it stands in the index. */
export function cite({ index }: Bot, articleId: string, quote: string) {
  const article = index.article(articleId);
  const start = article?.body.indexOf(quote) ?? -1;
  if (article === null || start < 0) throw new Error(`no such words in ${articleId}`);
  return { articleId, articleVersion: article.version, start, end: start + quote.length, quote };
}

/** A FAQ on the theme of 2018, in both languages, on the two articles of the small corpus. */
export function themeFaq(bot: Bot) {
  const english = 'The theme of the 2018 Twin-City Forum was "Circular Economy".';
  const chinese = "2018年雙城論壇的主題是「循環經濟」。";
  return {
    questions: [
      { language: "en", text: "What was the theme of the 2018 Twin-City Forum?", variants: [] },
      { language: "zh-Hant", text: "2018年雙城論壇的主題是什麼？", variants: ["2018雙城論壇主題為何"] },
    ],
    answers: [
      {
        language: "en",
        sentences: [
          {
            text: 'In 2018 the theme of the Twin-City Forum was "Circular Economy".',
            citations: [cite(bot, "forum-2018-en", english)],
          },
        ],
      },
      {
        language: "zh-Hant",
        sentences: [
          { text: "雙城論壇2018年的主題是「循環經濟」。", citations: [cite(bot, "forum-2018-zh", chinese)] },
        ],
      },
    ],
  };
}
