import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { StoreError } from "../../../src/store/store-error.ts";
import { writeSmallCorpus } from "../../small-corpus.ts";
import { ANN, publishedFaq, THEME } from "./published-faq.ts";
import { cite, type StaffedService, startStaffed } from "./staffed-service.ts";

let staffed: StaffedService;
beforeAll(async () => {
  staffed = await startStaffed();
});
afterEach(async () => {
  await staffed.clear();
});
afterAll(async () => {
  await staffed.close();
});

/** The FAQ on the theme, published by a second person. */
function published(changes: Record<string, unknown> = {}): Promise<string> {
  return publishedFaq(staffed, changes);
}

/** What becomes of a FAQ when its articles do not stay what they were, here or in another process. */
describe("a FAQ", () => {
  it("on an official article that another process does not know yet stays published there, and answers once it does", async () => {
    const { as, ask, store } = staffed;
    const other = await staffed.openOther();
    const body = "The harp of the city library in Taipei is lent from 10:30 to 11:30.";
    const question = "When is the harp of the city library in Taipei lent?";
    const letter = { department: "Secretariat", signer: "Chen", date: "2026-11-30", reason: "Asked often" };
    const article = await as(ANN, "POST", "/api/staff/articles", {
      title: "Harp",
      body,
      language: "en",
      ...letter,
    });
    const articleId = String(article.body["id"]);
    const sentences = [{ text: body, citations: [cite(staffed.bot(), articleId, body)] }];
    const path = await published({
      questions: [{ language: "en", text: question }],
      answers: [{ language: "en", sentences }],
    });
    const id = path.slice(path.lastIndexOf("/") + 1);
    const asked = { question, conversationId: null, language: null };
    const update = vi.spyOn(other.index, "update").mockRejectedValueOnce(new Error("the endpoint is down"));
    await other.faqs?.start();
    expect(staffed.warnings.splice(0)).toEqual([
      "the index could not take over the official articles: the endpoint is down",
    ]);
    // It is not tried again at once.
    await other.faqs?.start();
    expect(update).toHaveBeenCalledTimes(1);
    expect((await other.answerer.ask(asked)).composer).not.toBe("faq");
    expect(await other.faqs?.desk.view(id)).toMatchObject({ faq: { state: "published" }, failures: [] });
    expect((await ask(question)).composer).toBe("faq");
    staffed.setDay("2026-12-01");
    await other.faqs?.start();
    expect((await other.answerer.ask(asked)).composer).toBe("faq");

    // As by a process that ends before it can look after the FAQs.
    await store.officialArticles.withdraw(articleId, { by: "ann", reason: "lent no more" });
    await other.faqs?.start();
    expect((await as(ANN, "GET", path)).body).toMatchObject({
      state: "review",
      reason: { code: "article_withdrawn", articleId },
    });
    expect(other.index.article(articleId)?.status).not.toBe("current");
    // What every process has taken over is taken over once.
    update.mockClear();
    await other.faqs?.start();
    expect(update).not.toHaveBeenCalled();
    // Four updates of two indexes.
  }, 120_000);

  it("on an article taken back leaves the index to be made anew though nobody could look after the FAQs", async () => {
    const { as, store, warnings } = staffed;
    const letter = { department: "Secretariat", signer: "Chen", date: "2026-11-30", reason: "Asked often" };
    const body = "The zither of the city library in Taipei is lent on Sundays.";
    const made = await as(ANN, "POST", "/api/staff/articles", {
      title: "Zither",
      body,
      language: "en",
      ...letter,
    });
    const path = `/api/staff/articles/${String(made.body["id"])}/withdraw`;
    const down = new StoreError("unreachable", "the database is down");
    const list = vi.spyOn(store.officialArticles, "list").mockRejectedValueOnce(down);
    const gone = await as(ANN, "POST", path, { reason: "lent no more" });
    list.mockRestore();
    expect(gone).toMatchObject({ status: 200, body: { status: "withdrawn", isIndexed: false } });
    expect(warnings.splice(0)).toEqual([
      "the FAQs on the article taken back could not be looked after: the database is down",
    ]);
  });

  it("on an article taken back leaves the index though another, published before, cannot be embedded", async () => {
    const { as, bot, warnings } = staffed;
    const letter = { department: "Secretariat", signer: "Chen", date: "2026-11-30", reason: "Asked often" };
    const publish = async (title: string, body: string): Promise<string> => {
      const made = await as(ANN, "POST", "/api/staff/articles", { title, body, language: "en", ...letter });
      return String(made.body["id"]);
    };
    const lute = await publish("Lute", "The lute of the city library in Taipei is lent on Mondays.");
    const { index } = bot();
    const whole = index.update.bind(index);
    // As where the endpoint that embeds is down: what the index holds it needs for nothing.
    const update = vi
      .spyOn(index, "update")
      .mockImplementation((articles, options) =>
        articles.some(({ id }) => index.article(id)?.status !== "current")
          ? Promise.reject(new Error("the endpoint is down"))
          : whole(articles, options),
      );
    onTestFinished(() => {
      update.mockRestore();
    });
    const drum = await publish("Drum", "The drum of the city library in Taipei is lent on Fridays.");
    await as(ANN, "POST", `/api/staff/articles/${lute}/withdraw`, { reason: "lent no more" });
    expect(index.article(lute)?.status).toBe("withdrawn");
    expect(index.article(drum)).toBeNull();
    expect(warnings.splice(0)).toEqual(
      Array(2).fill("the index could not take over the official articles: the endpoint is down"),
    );
    update.mockRestore();
    staffed.setDay("2026-12-01");
    await bot().faqs?.start();
    expect(index.article(drum)?.status).toBe("current");
  });

  it.each([
    ["changed", "article_changed", (file: string) => rewrite(file, "Circular Economy", "Green Harbours")],
    ["deleted", "article_withdrawn", (file: string) => rm(file)],
  ])("whose article's file was %s goes to review at the next start", async (_what, code, change) => {
    const path = await published();
    const text = await readFile(join(staffed.corpus, "forum-2018-en.md"), "utf8");
    await staffed.restart((corpus) => change(join(corpus, "forum-2018-en.md")));
    expect((await staffed.as(ANN, "GET", path)).body).toMatchObject({
      state: "review",
      reason: { code, articleId: "forum-2018-en" },
    });
    expect((await staffed.ask(THEME)).composer).not.toBe("faq");
    await staffed.restart((corpus) => writeFile(join(corpus, "forum-2018-en.md"), text));
  });

  it("on a version of an article that another process never had stays published there, and is not answered with", async () => {
    const file = join(staffed.corpus, "forum-2018-en.md");
    const text = await readFile(file, "utf8");
    // As the machines are brought up to date one after the other: this one has the new file, the other one not yet.
    await staffed.restart(() => writeFile(file, `${text}\nThe mayors met for the ninth time.\n`));
    const older = await mkdtemp(join(tmpdir(), "older-corpus-"));
    onTestFinished(() => rm(older, { recursive: true }));
    const path = await published();
    const other = await staffed.openOther(await writeSmallCorpus(older));
    const asked = { question: THEME, conversationId: null, language: null };
    expect((await other.answerer.ask(asked)).composer).not.toBe("faq");
    expect((await staffed.as(ANN, "GET", path)).body).toMatchObject({ state: "published", revision: 3 });
    expect((await staffed.ask(THEME)).composer).toBe("faq");
    await staffed.restart(() => writeFile(file, text));
  });

  it("stays published where no article of a file is there at all, which is told, and answers once they are back", async () => {
    const path = await published({ reviewOn: "2027-01-01" });
    const ended = await published({ validUntil: "2026-12-31" });
    const aside = `${staffed.corpus}-aside`;
    // As where a folder was not mounted.
    await staffed.restart(async (corpus) => {
      await rename(corpus, aside);
      await mkdir(corpus);
    });
    expect((await staffed.as(ANN, "GET", path)).body).toMatchObject({ state: "published", isProved: false });
    expect((await staffed.ask(THEME)).composer).not.toBe("faq");
    expect((await staffed.as(ANN, "GET", path)).body).toMatchObject({ state: "published", revision: 3 });
    expect(staffed.warnings.splice(0)).toEqual([
      "no article was read from the corpus: FAQs on articles of files are silent, and left as they are",
    ]);
    // What needs no article goes on.
    staffed.setDay("2027-01-01");
    await staffed.bot().faqs?.start();
    expect((await staffed.as(ANN, "GET", ended)).body).toMatchObject({ state: "expired" });
    await staffed.restart(async (corpus) => {
      for (const name of await readdir(aside)) await rename(join(aside, name), join(corpus, name));
      await rm(aside, { recursive: true });
    });
    expect((await staffed.ask(THEME)).composer).toBe("faq");
  });

  it("answers again after a restart, and official articles are still there", async () => {
    const { as } = staffed;
    const letter = { department: "Secretariat", signer: "Chen", date: "2026-11-30", reason: "Asked often" };
    const body = "The city library lends maps of Wellington.";
    const made = await as(ANN, "POST", "/api/staff/articles", {
      title: "Maps",
      body,
      language: "en",
      ...letter,
    });
    await published();
    await staffed.restart();
    expect((await staffed.ask(THEME)).composer).toBe("faq");
    expect(staffed.bot().index.article(String(made.body["id"]))?.body).toBe(body);
    expect(staffed.warnings).toEqual([]);
  });
});

async function rewrite(file: string, from: string, to: string): Promise<void> {
  await writeFile(file, (await readFile(file, "utf8")).replaceAll(from, to));
}
