import { afterAll, beforeAll, expect, it } from "vitest";
import { openStaffBot, type StaffBot } from "../../http/staff/staff-bot.ts";
import { type IssuerKey, issuerKey } from "./microsoft.ts";
import { startStaffInTeams } from "./staff-in-teams.ts";

let key: IssuerKey;
let own: StaffBot;
beforeAll(async () => {
  key = await issuerKey("key-1");
  own = await openStaffBot();
});
afterAll(async () => {
  await own.close();
});

/** The service over the real bot and its articles, but with a store of its own. */
async function start() {
  const { answerer, articleOf } = own.options;
  if (answerer === undefined || articleOf === undefined) throw new Error("the bot is not whole");
  const teams = await startStaffInTeams(key, {
    ...{ answerer, articleOf, search: own.bot.index },
    faqLookUp: () => Promise.resolve([]),
  });
  await teams.addPerson();
  return teams;
}

it("what staff find in Teams is what the articles say, in their language", async () => {
  const teams = await start();
  await teams.post(teams.activities.message("職員：2018年雙城論壇的主題是什麼？", { locale: "en-US" }));
  await expect.poll(() => teams.texts().length).toBe(2);
  const [answer, passages] = teams.texts();
  expect(answer).toMatch(/^給民眾的回答\n\n依據.*\n\n2018年雙城論壇的主題是「循環經濟」。 \[1\]/u);
  expect(passages).toMatch(
    /^\*\*新聞原文\*\*\n\n• 2018雙城論壇在臺北登場 \(秘書處, 2018-12-21\): 2018年雙城論壇的主題/u,
  );
});

it("and so is what the search finds", async () => {
  const teams = await start();
  const text = "What was the theme of the 2018 Twin-City Forum?";
  const value = { commandId: "lookUp", parameters: [{ name: "question", value: text }] };
  const { composeExtension } = await teams.search(value);
  if (composeExtension.type !== "result") throw new Error(composeExtension.text);
  const [answer, ...passages] = composeExtension.attachments.map(({ preview }) => preview.content);
  expect(answer).toEqual({
    title: "What citizens are told",
    text: 'The theme of the 2018 Twin-City Forum was "Circular Economy".',
  });
  expect(passages[0]?.title).toBe("Twin-City Forum 2018 opens in Taipei");
});
