import { afterEach, expect, test } from "vitest";
import type { AskRequest } from "../../../src/answer/answerer.ts";
import type { Answer } from "../../../src/answer/answer.ts";
import type { FilterChoices, Found, ReadArticle } from "../../../src/http/staff/look-up/found.ts";
import { Glossary } from "../../../src/language/glossary.ts";
import type { ScoredPassage } from "../../../src/search/passage.ts";
import {
  articles,
  chineseArticle,
  englishAnswer,
  englishArticle,
  passagesToRead,
  withdrawnArticle,
} from "../fixtures.ts";
import { call, codeOf, signIn, type StaffService, startStaffService } from "./staff-service.ts";

const services: StaffService[] = [];
afterEach(async () => {
  for (const service of services.splice(0)) await service.stop();
});

/** Every article in one passage each, in their order. */
function search(_query: string, k: number, only: ReadonlySet<string> | null = null) {
  const passages = articles
    .filter(({ id }) => only === null || only.has(id))
    .map((article): ScoredPassage => {
      const { body } = article;
      const scores = { dense: 0.5, lexical: 0.5 };
      return {
        article,
        start: 0,
        end: body.length,
        text: body,
        score: 1,
        measure: 1,
        scores,
        sentenceSimilarities: new Float32Array(),
      };
    });
  return Promise.resolve(passages.slice(0, k));
}

async function start(options: Parameters<typeof startStaffService>[0] = {}) {
  const service = await startStaffService({ search: { snapshotId: "s", search }, ...options });
  services.push(service);
  await service.add("reader", "reader");
  const token = await signIn(service, "reader");
  const get = (path: string): Promise<Response> => call(service, `/api/staff/${path}`, { token });
  const found = async (query: string): Promise<Found> =>
    (await get(`search?${query}`)).json() as Promise<Found>;
  return { service, token, get, found };
}

test("gives the parts of a look-up together or one by one", async () => {
  const faq = { id: "faq-1", questions: [], answers: [] };
  const { found } = await start({ faqLookUp: () => Promise.resolve([faq]) });
  const whole = await found("q=memorandums");
  expect(whole.faqs).toEqual([faq]);
  expect(whole.answer).toEqual(englishAnswer);
  expect(whole.passages.map(({ article }) => article.id)).toContain(englishArticle.id);
  expect(whole.articles[0]).toMatchObject({ id: englishArticle.id, title: englishArticle.title });
  expect(whole.articles[0]).not.toHaveProperty("body");
  expect(await found("q=memorandums&part=quick")).toEqual({ ...whole, answer: null });
  expect(await found("q=memorandums&part=answer")).toEqual({
    ...{ faqs: [], passages: [], articles: [] },
    answer: whole.answer,
  });
});

test.each([
  ["year=2019", 2],
  ["year=2018", 0],
  ["city=Shanghai", 2],
  ["city=Prague", 0],
  ["series=twin-city-forum&language=zh-Hant", 1],
  ["publisher=%E4%B8%AD%E5%A4%AE%E9%80%9A%E8%A8%8A%E7%A4%BE", 1],
])("finds what %s lets through alone, and no answer that rests on anything else", async (filter, count) => {
  const { found } = await start();
  const { passages, answer } = await found(`q=memorandums&${filter}`);
  expect(passages).toHaveLength(count);
  // The fixture's answer rests on an article of either language.
  expect(answer === null).toBe(count < 2);
});

test.each([
  ["year=2019", false],
  ["language=zh-Hant", true],
])("shows no passages instead of an answer that %s leaves out", async (filter, isLeftOut) => {
  const { found } = await start({ answer: () => passagesToRead });
  const { answer } = await found(`q=memorandums&${filter}`);
  expect(answer).toEqual(isLeftOut ? null : passagesToRead);
});

test("keeps no look-up as a citizen's question, and asks in the language that is wanted", async () => {
  const { service, found } = await start();
  await found("q=memorandums&answerIn=zh-TW");
  expect(service.asked).toEqual([{ question: "memorandums", conversationId: null, language: "zh-Hant" }]);
  expect(await service.store.answer(englishAnswer.id)).toBeNull();
});

test("says what is wrong with a look-up", async () => {
  const { get, service } = await start();
  const codes = async (query: string) => codeOf(await get(`search?${query}`));
  expect(await codes("q=%20")).toBe("question_empty");
  expect(await codes(`q=${"x".repeat(501)}`)).toBe("question_too_long");
  expect(await codes("q=x&year=now")).toBe("request_invalid");
  expect(await codes("q=x&answerIn=fr")).toBe("language_unsupported");
  expect(await codeOf(await get("reading/nothing"))).toBe("article_unknown");
  expect(await codeOf(await get(`reading/${withdrawnArticle.id}`))).toBe("article_withdrawn");
  expect(service.logText()).not.toContain("xxx");
});

test("gives up a search where a newer one of the same session comes, and nobody else's", async () => {
  const asked: { request: AskRequest; finish: (answer: Answer) => void }[] = [];
  const waiting = Promise.withResolvers<undefined>();
  const { service, get } = await start({
    answer: (request) =>
      new Promise((finish) => {
        asked.push({ request, finish });
        if (asked.length === 2) waiting.resolve(undefined);
      }),
  });
  await service.add("other", "reader");
  const other = await signIn(service, "other");
  // Two are at work at a time: this one and the first of the others, so that the second waits, and is not begun.
  const theirs = call(service, "/api/staff/search?q=theirs&part=answer", { token: other });
  const first = get("search?q=first&part=answer");
  await waiting.promise;
  const second = get("search?q=second&part=answer");
  const quick = await get("search?q=second&part=quick");
  expect(quick.status).toBe(200);
  const third = get("search?q=third&part=answer");
  expect(await codeOf(await second)).toBe("search_superseded");
  for (const { finish } of asked) finish(englishAnswer);
  expect((await theirs).status).toBe(200);
  expect(await codeOf(await first)).toBe("search_superseded");
  await expect.poll(() => asked.map(({ request }) => request.question)).toHaveLength(3);
  asked[2]?.finish(englishAnswer);
  expect((await third).status).toBe(200);
  expect(asked.map(({ request }) => request.question).sort()).toEqual(["first", "theirs", "third"]);
});

test("lets an answer that is copied in another language come beside a look-up that goes on", async () => {
  const both = Promise.withResolvers<undefined>();
  let asked = 0;
  const { get } = await start({
    answer: async () => {
      asked++;
      if (asked === 2) both.resolve(undefined);
      await both.promise;
      return englishAnswer;
    },
  });
  const copied = get("search?q=first&part=answer&answerIn=en");
  const lookedUp = get("search?q=second&part=answer");
  expect([(await copied).status, (await lookedUp).status]).toEqual([200, 200]);
});

test("counts whoever is signed in by account, since an office has one address", async () => {
  const { service, get } = await start({ limits: { requestsPerMinute: 1, burst: 2, questionsInHand: 32 } });
  await service.add("other", "reader");
  const other = await signIn(service, "other");
  const statuses = new Set<number>();
  for (let n = 0; n < 12; n++) statuses.add((await get("search?q=x&part=quick")).status);
  expect([...statuses]).toEqual([200, 429]);
  expect((await call(service, "/api/staff/search?q=x&part=quick", { token: other })).status).toBe(200);
});

test("tells what can be filtered by, with names in the reader's language", async () => {
  const entries = [
    { id: "cities:Shanghai", kind: "cities", en: ["Shanghai"], zh: ["上海"] },
    { id: "series:forum", kind: "series", en: ["Taipei-Shanghai Forum"], zh: ["雙城論壇"] },
  ] as const;
  const current = articles.filter(({ status }) => status === "current");
  const { service, token } = await start({
    held: () => ({ articles: current, glossary: new Glossary(entries) }),
  });
  const response = await call(service, "/api/staff/search-filters", {
    token,
    headers: { "Accept-Language": "zh-TW" },
  });
  const choices = (await response.json()) as FilterChoices;
  expect(choices.city).toContainEqual({ value: "Shanghai", name: "上海", count: 2 });
  expect(choices.series).toEqual([{ value: "twin-city-forum", name: "雙城論壇", count: 2 }]);
  expect(choices.year).toEqual([{ value: "2019", name: "2019", count: 2 }]);
});

test("shows an article to read with the others on the same event", async () => {
  const { get } = await start();
  const read = (await (await get(`reading/${englishArticle.id}`)).json()) as ReadArticle;
  expect(read.article.body).toBe(englishArticle.body);
  expect(read.sameEvent.map(({ id }) => id)).toEqual([chineseArticle.id]);
});
