import { beforeAll, describe, expect, it } from "vitest";
import { chineseAnswer, englishAnswer } from "../../http/fixtures.ts";
import type { Activity } from "./activities.ts";
import { type IssuerKey, issuerKey } from "./microsoft.ts";
import { FAQ, startStaffInTeams, type StaffInTeams } from "./staff-in-teams.ts";

const QUESTION = "How many memorandums were signed?";

let key: IssuerKey;
beforeAll(async () => {
  key = await issuerKey("key-1", ["msteams", "directline"]);
});

/** What the store keeps of citizens and their questions. */
const KEPT = ["conversation", "activity", "answer", "answer_outcome", "pending", "gap_question"];
const kept = (teams: StaffInTeams): number => KEPT.reduce((sum, table) => sum + teams.count(table), 0);
const isAnsweredAsCitizen = async (teams: StaffInTeams, activity: Activity): Promise<void> => {
  expect((await teams.post(activity)).status).toBe(202);
  await expect.poll(() => teams.count("answer")).toBe(1);
  await expect.poll(() => teams.texts().length).toBeGreaterThan(0);
  expect(teams.service.asked.map(({ question }) => question)).toEqual([activity["text"]]);
  expect(teams.texts().join()).not.toContain("What citizens are told");
};

describe("a look-up of the staff in a chat with the bot", () => {
  it("gives FAQs, the answer and passages, and is kept and logged nowhere", async () => {
    const teams = await startStaffInTeams(key);
    await teams.addPerson();
    const activity = teams.activities.message(`staff: ${QUESTION}`);
    expect((await teams.post(activity)).status).toBe(202);
    await expect.poll(() => teams.microsoft.messages.length).toBe(3);
    const [faq, answer, passages] = teams.microsoft.messages.map(({ body }) => body);
    expect(faq).toMatchObject({
      text: "FAQ: How many memorandums were signed in 2019?\n\nThree memorandums were signed. [1]",
      replyToId: activity.id,
      entities: [
        {
          citation: [
            { position: 1, appearance: { abstract: FAQ.answers[0]?.sentences[0]?.citations[0]?.quote } },
          ],
        },
      ],
    });
    expect(answer?.["text"]).toMatch(/^What citizens are told\n\n[^]*\n\nThree memorandums .* \[1\]/u);
    expect(passages?.["text"]).toMatch(/^\*\*From the articles\*\*\n\n• \[Three memorandums signed/u);
    for (const body of [faq, answer, passages]) {
      expect(body).not.toHaveProperty("channelData");
      expect(body).not.toHaveProperty("suggestedActions");
    }
    expect(teams.service.asked).toEqual([{ question: QUESTION, conversationId: null, language: null }]);
    expect(kept(teams)).toBe(0);
    expect(teams.service.logText()).not.toMatch(/memorandums|99999999|aaaaaaaa|Lin/u);
  });

  it.each(["STAFF：", "職員：", "Ｓｔａｆｆ :", "职员:"])("is begun with %s too", async (prefix) => {
    const teams = await startStaffInTeams(key, { answer: () => chineseAnswer });
    await teams.addPerson();
    await teams.post(teams.activities.message(`${prefix}2019年簽了幾項備忘錄？`, { locale: "zh-TW" }));
    await expect.poll(() => teams.texts().length).toBe(3);
    expect(teams.texts()[1]).toMatch(/^給民眾的回答/u);
    expect(kept(teams)).toBe(0);
  });

  it("that Teams sends again is answered once, and takes no part in what a citizen's question follows on", async () => {
    const teams = await startStaffInTeams(key);
    await teams.addPerson();
    const activity = teams.activities.message(`staff: ${QUESTION}`);
    await Promise.all([teams.post(activity), teams.post(activity)]);
    await expect.poll(() => teams.texts().length).toBe(3);
    await teams.post(activity);
    await teams.post(teams.activities.message("And in 2018?"));
    await expect.poll(() => teams.service.asked.length).toBe(2);
    expect(teams.service.asked[1]).toMatchObject({ question: "And in 2018?", turns: [] });
    await expect.poll(() => teams.count("answer")).toBe(1);
  });

  it("says what is wrong with it, once", async () => {
    const teams = await startStaffInTeams(key);
    await teams.addPerson();
    await teams.post(teams.activities.message("staff:"));
    await expect.poll(() => teams.texts()).toEqual(["Please type a question."]);
    await teams.post(teams.activities.message(`staff: ${"x".repeat(501)}`));
    await expect.poll(() => teams.texts().length).toBe(2);
    expect(teams.texts()[1]).toContain("500");
    expect(kept(teams)).toBe(0);
  });

  it("that fails says so, and the log says no word of it", async () => {
    const teams = await startStaffInTeams(key, {
      answer: () => Promise.reject(new Error("a fault about memorandums")),
    });
    await teams.addPerson();
    await teams.post(teams.activities.message(`staff: ${QUESTION}`));
    await expect.poll(() => teams.texts().length).toBe(3);
    expect(teams.texts()[1]).toMatch(/^\*\*From the articles/u);
    expect(teams.texts()[2]).toMatch(/wrong|fault|again/iu);
    expect(teams.service.logText()).not.toContain("signed?");
  });

  it("is sent once more where the connector had no time", async () => {
    const teams = await startStaffInTeams(key);
    await teams.addPerson();
    teams.microsoft.behaviours = [{ status: 429, headers: { "Retry-After": "1" } }];
    await teams.post(teams.activities.message(`staff: ${QUESTION}`));
    await expect.poll(() => teams.texts().length, { timeout: 5_000 }).toBe(4);
    expect(teams.texts()[1]).toBe(teams.texts()[0]);
  });

  it("goes on where one of its messages is refused", async () => {
    const teams = await startStaffInTeams(key);
    await teams.addPerson();
    teams.microsoft.behaviours = [{ status: 400 }];
    await teams.post(teams.activities.message(`staff: ${QUESTION}`));
    await expect.poll(() => teams.texts().length).toBe(3);
    expect(teams.texts()[1]).toMatch(/^What citizens are told/u);
    expect(teams.texts()[2]).toMatch(/^\*\*From the articles/u);
    expect(teams.service.logText()).toContain("LookUpNotSent");
  });

  it("counts against the rate of the account", async () => {
    const limits = { requestsPerMinute: 1, burst: 1, questionsInHand: 32 };
    const teams = await startStaffInTeams(key, { limits });
    await teams.addPerson();
    // Five times what one citizen may: two for each look-up.
    for (let look = 0; look < 4; look++) {
      await teams.post(teams.activities.message(`staff: ${QUESTION}`));
      await expect.poll(() => teams.texts().length).toBeGreaterThan(look);
    }
    await expect.poll(() => teams.texts().at(-1)).toMatch(/Please wait \d+ s and ask again/u);
    expect(teams.service.asked).toHaveLength(3);
  });

  it("leaves out a FAQ whose words stand in the article no more", async () => {
    const [answer] = FAQ.answers;
    if (answer === undefined) throw new Error("no answer");
    const sentences = answer.sentences.map((sentence) => ({
      ...sentence,
      citations: sentence.citations.map((citation) => ({ ...citation, quote: "Four memorandums" })),
    }));
    const changed = { ...FAQ, answers: [{ ...answer, sentences }] };
    const teams = await startStaffInTeams(key, { faqLookUp: () => Promise.resolve([changed]) });
    await teams.addPerson();
    await teams.post(teams.activities.message(`staff: ${QUESTION}`));
    await expect.poll(() => teams.texts().length).toBe(2);
    expect(teams.texts().join()).not.toContain("FAQ");
  });
});

describe("whoever is no staff gets the ordinary answer to the whole message", () => {
  it.each<[string, (teams: StaffInTeams) => Promise<Activity>]>([
    ["a citizen", (teams) => Promise.resolve(teams.activities.message(`staff: ${QUESTION}`))],
    [
      "a person of another tenant with the same object id",
      async (teams) => {
        await teams.addPerson();
        const tenant = "bbbbbbbb-bbbb-cccc-dddd-eeeeeeeeeeee";
        return teams.activities.message(`staff: ${QUESTION}`, {
          conversation: { conversationType: "personal", tenantId: tenant, id: "a:1" },
          channelData: { tenant: { id: tenant } },
        });
      },
    ],
    [
      "a guest whose own tenant is another",
      async (teams) => {
        await teams.addPerson();
        const from = { ...teams.activities.person, tenantId: "bbbbbbbb-bbbb-cccc-dddd-eeeeeeeeeeee" };
        return teams.activities.message(`staff: ${QUESTION}`, { from });
      },
    ],
    [
      "somebody whose tenant is not told",
      async (teams) => {
        await teams.addPerson();
        return teams.activities.message(`staff: ${QUESTION}`, {
          conversation: { conversationType: "personal", id: "a:1" },
          channelData: {},
        });
      },
    ],
    [
      "a colleague with the same name",
      async (teams) => {
        await teams.addPerson();
        const from = { ...teams.activities.person, aadObjectId: "99999999-8888-7777-6666-000000000000" };
        return teams.activities.message(`staff: ${QUESTION}`, { from });
      },
    ],
    [
      "whoever writes all of it on Direct Line, which the same bot may serve",
      async (teams) => {
        await teams.addPerson();
        return teams.activities.message(`staff: ${QUESTION}`, { channelId: "directline" });
      },
    ],
    [
      "somebody whose account was disabled meanwhile",
      async (teams) => {
        const id = await teams.addPerson();
        await teams.book.change(id, { disabled: true }, null);
        return teams.activities.message(`staff: ${QUESTION}`);
      },
    ],
    [
      "somebody whose link was taken back",
      async (teams) => {
        await teams.links.link(await teams.addPerson(), null, null);
        return teams.activities.message(`staff: ${QUESTION}`);
      },
    ],
    [
      "staff who write the prefix in the middle",
      async (teams) => {
        await teams.addPerson();
        return teams.activities.message(`The staff: ${QUESTION}`);
      },
    ],
  ])("%s", async (_title, prepare) => {
    const teams = await startStaffInTeams(key);
    await isAnsweredAsCitizen(teams, await prepare(teams));
  });
});

describe("where others read along", () => {
  it.each([true, false])("nothing is looked up, and staff (%s) are told from nobody", async (isStaff) => {
    const teams = await startStaffInTeams(key);
    if (isStaff) await teams.addPerson();
    const { bot } = teams.activities;
    const activity = teams.activities.inChannel(`<at>${bot.name}</at> staff: ${QUESTION}`, [bot]);
    expect(
      (await Promise.all([teams.post(activity), teams.post(activity)])).map(({ status }) => status),
    ).toEqual([202, 202]);
    await expect
      .poll(() => teams.texts())
      .toEqual([
        "Others read along here. Staff look things up in a chat with me alone, or with the search beside the message field.",
      ]);
    expect(teams.service.asked).toEqual([]);
    expect(kept(teams)).toBe(0);
  });

  it("what is not said to the bot is none of its affair", async () => {
    const teams = await startStaffInTeams(key);
    await teams.addPerson();
    await teams.post(teams.activities.inChannel(`staff: ${QUESTION}`));
    await teams.post(teams.activities.message(`staff: ${QUESTION}`));
    await expect.poll(() => teams.texts().length).toBe(3);
  });
});

it("without a tenant that is set, nobody is staff", async () => {
  const { startBot } = await import("./bot-service.ts");
  const bot = await startBot({ keys: [key], answer: englishAnswer });
  await bot.deliver(bot.activities.message(`staff: ${QUESTION}`));
  await expect.poll(() => bot.turns.turns.size).toBe(1);
});
