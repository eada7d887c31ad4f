import { beforeAll, describe, expect, it } from "vitest";
import type { ComposeExtensionBody } from "../../../src/channels/teams/message-extension.ts";
import { englishAnswer } from "../../http/fixtures.ts";
import { type IssuerKey, issuerKey } from "./microsoft.ts";
import { manyPassages, startStaffInTeams, type StaffInTeams } from "./staff-in-teams.ts";

let key: IssuerKey;
beforeAll(async () => {
  key = await issuerKey("key-1");
});

const query = (text: string, queryOptions?: unknown): unknown => ({
  commandId: "lookUp",
  parameters: [{ name: "question", value: text }],
  ...(queryOptions === undefined ? {} : { queryOptions }),
});
const titles = ({ composeExtension }: ComposeExtensionBody): string[] =>
  composeExtension.type === "result"
    ? composeExtension.attachments.map(({ preview }) => preview.content.title)
    : [composeExtension.text];
const LATE = "What citizens are told";

describe("the staff's search in Teams", () => {
  it("lists FAQs, the answer and articles as cards with previews, and keeps and logs nothing", async () => {
    const teams = await startStaffInTeams(key);
    await teams.addPerson();
    const found = await teams.search(query("How many memorandums?", { skip: 0, count: 25 }));
    expect(titles(found)).toEqual([
      "FAQ: How many memorandums were signed in 2019?",
      "What citizens are told",
      "Three memorandums signed at the Taipei-Shanghai Forum",
    ]);
    if (found.composeExtension.type !== "result") throw new Error("no results");
    expect(found.composeExtension.attachmentLayout).toBe("list");
    for (const { contentType, content, preview } of found.composeExtension.attachments) {
      expect(contentType).toBe("application/vnd.microsoft.card.adaptive");
      expect(preview.contentType).toBe("application/vnd.microsoft.card.thumbnail");
      expect(Buffer.byteLength(JSON.stringify(content))).toBeLessThan(28 * 1024);
    }
    const [faq] = found.composeExtension.attachments;
    expect(JSON.stringify(faq?.content)).toContain("Three memorandums were signed. [1]");
    expect(JSON.stringify(faq?.content)).toContain("were signed at the forum on July 4.");
    for (const table of ["conversation", "activity", "answer", "answer_outcome", "pending", "sent_message"]) {
      expect([table, teams.count(table)]).toEqual([table, 0]);
    }
    expect(teams.microsoft.sent).toEqual([]);
    expect(teams.service.logText()).not.toMatch(/memorandums|99999999|aaaaaaaa|Lin/u);
  });

  it("goes on where the page before it ended, and asks for the answer once", async () => {
    const search = { snapshotId: "s", search: manyPassages(60) };
    const teams = await startStaffInTeams(key, { search });
    await teams.addPerson();
    const page = async (skip: number, count: number): Promise<string[]> =>
      titles(await teams.search(query("memorandums", { skip, count })));
    expect(await page(0, 4)).toEqual([
      "FAQ: How many memorandums were signed in 2019?",
      "What citizens are told",
      "Article 0",
      "Article 1",
    ]);
    expect(await page(4, 4)).toEqual(["Article 2", "Article 3", "Article 4", "Article 5"]);
    expect(teams.service.asked).toHaveLength(1);
    // No more than Teams shows, nor more than the desk gives.
    expect(await page(0, 1_000)).toHaveLength(25);
    expect((await page(50, 25)).at(-1)).toBe("Article 49");
    expect(await page(75, 25)).toEqual([]);
  });

  it("says what can be typed when it opens, and what was not found", async () => {
    const teams = await startStaffInTeams(key, {
      faqLookUp: () => Promise.resolve([]),
      search: { snapshotId: "s", search: manyPassages(0) },
      answer: () => ({ ...englishAnswer, status: "no_information", sentences: [], sources: [] }),
    });
    await teams.addPerson();
    const opened = { commandId: "lookUp", parameters: [{ name: "initialRun", value: "true" }] };
    expect(titles(await teams.search(opened))).toEqual(["Type what a citizen wants to know."]);
    expect(titles(await teams.search(opened, { locale: "zh-TW" }))).toEqual(["請輸入民眾想知道的事。"]);
    expect(titles(await teams.search(query(" ")))).toEqual(["Type what a citizen wants to know."]);
    expect(titles(await teams.search(query("memorandums")))).toEqual(["Nothing was found."]);
    expect(titles(await teams.search(query("x".repeat(501))))[0]).toContain("500");
  });

  it.each<[string, (teams: StaffInTeams) => Promise<Record<string, unknown>>]>([
    ["a citizen", () => Promise.resolve({})],
    [
      "a person of another tenant",
      async (teams) => {
        await teams.addPerson();
        return { channelData: { tenant: { id: "bbbbbbbb-bbbb-cccc-dddd-eeeeeeeeeeee" } } };
      },
    ],
    [
      "somebody whose account was disabled meanwhile",
      async (teams) => {
        await teams.book.change(await teams.addPerson(), { disabled: true }, null);
        return {};
      },
    ],
  ])("finds nothing for %s, and says so to them alone", async (_title, prepare) => {
    const teams = await startStaffInTeams(key);
    const parts = await prepare(teams);
    const { composeExtension } = await teams.search(query("How many memorandums?"), parts);
    expect(composeExtension).toMatchObject({
      type: "message",
      text: expect.stringContaining("for city staff") as string,
    });
    expect(teams.service.asked).toEqual([]);
  });

  it("is answered in time though the answer is not there yet, with what is", async () => {
    const teams = await startStaffInTeams(key, { answer: () => new Promise(() => undefined) });
    await teams.addPerson();
    const found = await teams.search(query("How many memorandums?"));
    expect(titles(found)).toEqual([
      "FAQ: How many memorandums were signed in 2019?",
      LATE,
      "Three memorandums signed at the Taipei-Shanghai Forum",
    ]);
    expect(JSON.stringify(found)).toContain("takes longer than Teams waits");
  });

  it("shows where sources differ, and of an answer that is too long as much as fits, with its sources", async () => {
    const [sentence] = englishAnswer.sentences;
    if (sentence === undefined) throw new Error("no sentence");
    const sentences = Array.from({ length: 200 }, () => ({ ...sentence, text: "所".repeat(400) }));
    const conflicts = [{ about: "Memorandums", claims: [{ text: "There were four.", citations: [2] }] }];
    const teams = await startStaffInTeams(key, {
      answer: () => ({ ...englishAnswer, sentences, conflicts }),
    });
    await teams.addPerson();
    const { composeExtension } = await teams.search(query("How many memorandums?"));
    const card = composeExtension.type === "result" ? composeExtension.attachments[1]?.content : null;
    const json = JSON.stringify(card);
    expect(Buffer.byteLength(json)).toBeLessThan(28 * 1024);
    for (const words of ["There were four. [2]", "…", ...englishAnswer.sources.map(({ quote }) => quote)]) {
      expect(json).toContain(words);
    }
  });

  it("is answered in time though nothing is there yet", async () => {
    const teams = await startStaffInTeams(key, {
      search: { snapshotId: "s", search: () => new Promise(() => undefined) },
    });
    await teams.addPerson();
    expect(titles(await teams.search(query("memorandums")))[0]).toContain("takes longer than Teams waits");
  });

  it("gives up what waits where a newer one comes", async () => {
    const finish: (() => void)[] = [];
    let quickParts = 0;
    const passages = manyPassages(1);
    const teams = await startStaffInTeams(key, {
      search: {
        snapshotId: "s",
        search: (text, k) => {
          quickParts++;
          return passages(text, k);
        },
      },
      answer: () =>
        new Promise((resolve) => {
          finish.push(() => {
            resolve(englishAnswer);
          });
        }),
    });
    await teams.addPerson();
    const searches: Promise<ComposeExtensionBody>[] = [];
    for (const text of ["m", "me", "mem", "memo"]) {
      searches.push(teams.search(query(text)));
      // Its answer is in line before its quick part begins.
      await expect.poll(() => quickParts).toBe(searches.length);
    }
    // Two are at work at a time: the third waited, and the fourth took its place.
    expect(JSON.stringify(await searches[2])).toContain("A newer search");
    while (finish.length > 0) {
      finish.shift()?.();
      await expect.poll(() => finish.length + teams.service.asked.length).toBeGreaterThan(2);
    }
    await Promise.all(searches);
    expect(teams.service.asked.map(({ question }) => question)).toEqual(["m", "me", "memo"]);
  });

  it.each([[{ commandId: "other" }], [null], [{}]])("is not there for %j", async (value) => {
    const teams = await startStaffInTeams(key);
    await teams.addPerson();
    expect((await teams.post(teams.activities.searched(value))).status).toBe(501);
  });
});
