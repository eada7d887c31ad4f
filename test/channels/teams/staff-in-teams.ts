import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { onTestFinished } from "vitest";
import type { ComposeExtensionBody } from "../../../src/channels/teams/message-extension.ts";
import type { TeamsSettings } from "../../../src/channels/teams/settings.ts";
import { addTeams } from "../../../src/http/teams.ts";
import type { FoundFaq } from "../../../src/http/staff/look-up/found.ts";
import type { ScoredPassage } from "../../../src/search/passage.ts";
import { AccountBook } from "../../../src/staff/accounts/account-book.ts";
import { TeamsLinks } from "../../../src/staff/accounts/teams-links.ts";
import { openStore } from "../../../src/store/conversation-store.ts";
import { articles, englishAnswer, englishArticle } from "../../http/fixtures.ts";
import { keys, type ServiceOptions, staff, startService } from "../../http/service.ts";
import { activitiesOf, type Activity } from "./activities.ts";
import { registered } from "./bot-service.ts";
import { type IssuerKey, Microsoft } from "./microsoft.ts";

export const TENANT = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";

const QUOTE = "Three memorandums of understanding were signed at the forum on July 4.";
const start = englishArticle.body.indexOf(QUOTE);
/** A FAQ that stands on the English article. */
export const FAQ: FoundFaq = {
  id: "faq-1",
  questions: [
    { language: "en", text: "How many memorandums were signed in 2019?" },
    { language: "zh-Hant", text: "2019年簽了幾項備忘錄？" },
  ],
  answers: [
    {
      language: "en",
      sentences: [
        {
          text: "Three memorandums were signed.",
          citations: [
            {
              articleId: englishArticle.id,
              articleVersion: englishArticle.version,
              ...{ start, end: start + QUOTE.length, quote: QUOTE },
            },
          ],
        },
      ],
    },
  ],
};

/** Passages of the English article and others alike, so many as there are wanted. */
export function manyPassages(most: number) {
  return (_query: string, k: number): Promise<readonly ScoredPassage[]> =>
    Promise.resolve(
      Array.from({ length: Math.min(k, most) }, (_, place): ScoredPassage => {
        const article = { ...englishArticle, id: `article-${place}`, title: `Article ${place}` };
        const scores = { dense: 0.5, lexical: 0.5 };
        return {
          article,
          ...{ start: 0, end: article.body.length, text: article.body },
          ...{ score: 1, measure: 1, scores, sentenceSimilarities: new Float32Array() },
        };
      }),
    );
}

/** The whole service with staff in Teams, over a store that can be looked into, and Microsoft's servers beside it. */
export async function startStaffInTeams(key: IssuerKey, options: ServiceOptions = {}) {
  const microsoft = new Microsoft([key]);
  await microsoft.start();
  const dataDir = await mkdtemp(join(tmpdir(), "staff-in-teams-"));
  const store = await openStore({ dataDir, databaseUrl: null, retentionDays: 90 });
  const { app, ...rest } = registered(microsoft);
  const settings: TeamsSettings = { ...rest, app: app === null ? null : { ...app, staffTenant: TENANT } };
  const service = await startService({
    calledBack: [addTeams(settings)],
    now: Date.now,
    store,
    staff: { ...staff, teamsTenant: TENANT },
    answer: () => ({ ...englishAnswer, id: crypto.randomUUID() }),
    faqLookUp: () => Promise.resolve([FAQ]),
    articleOf: (id) => articles.find((article) => article.id === id) ?? null,
    ...options,
  });
  onTestFinished(async () => {
    await service.stop();
    await microsoft.stop();
    await store.close();
    await rm(dataDir, { recursive: true });
  });
  const activities = activitiesOf(microsoft);
  const cost = { ln: 4, r: 8, p: 1 };
  const book = new AccountBook({ store: store.staff, inTurn: (work) => work(), cost });
  const links = new TeamsLinks({ store: store.staff, key: keys.session, tenant: TENANT, now: Date.now });
  const post = async (activity: Activity): Promise<Response> =>
    fetch(`${service.url}/api/messages`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: await microsoft.header(key) },
      body: JSON.stringify(activity),
    });
  return {
    microsoft,
    service,
    store,
    activities,
    book,
    links,
    post,
    /** Gives the person of the tests an account, as a reader. */
    async addPerson(): Promise<string> {
      await book.add({ name: "Keeper", role: "admin", password: "correct horse battery" }, null);
      const { id } = await book.add({ name: "Lin", role: "reader", password: "correct horse battery" }, null);
      await links.link(id, activities.person.aadObjectId, null);
      return id;
    },
    /** What the bot wrote, as text. */
    texts: (): unknown[] => microsoft.messages.map(({ body }) => body["text"]),
    /** Searches as Teams does while somebody types. */
    async search(value: unknown, parts: Record<string, unknown> = {}): Promise<ComposeExtensionBody> {
      const response = await post(activities.searched(value, parts));
      if (response.status !== 200) throw new Error(`the search was answered ${response.status}`);
      return (await response.json()) as ComposeExtensionBody;
    },
    /** Rows of a table. */
    count(table: string): number {
      const db = new DatabaseSync(join(dataDir, "store.sqlite"), { readOnly: true });
      try {
        return Number(db.prepare(`select count(*) as n from ${table}`).get()?.["n"]);
      } finally {
        db.close();
      }
    },
  };
}

export type StaffInTeams = Awaited<ReturnType<typeof startStaffInTeams>>;
