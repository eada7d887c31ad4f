import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { StoreError } from "../../../src/store/store-error.ts";
import { askOnPage } from "../service.ts";
import { ANN, BEN, publishedFaq, THEME } from "./published-faq.ts";
import { cite, type StaffedService, startStaffed, themeFaq } from "./staffed-service.ts";

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

describe("a FAQ", () => {
  it("from the city's own articles is reviewed, answers in both languages, and stops when one is withdrawn", async () => {
    const { as, ask, bot, service } = staffed;
    const letter = { department: "Secretariat", signer: "Chen", date: "2026-11-30", reason: "Asked often" };
    const english = "The sister city desk of Taipei opens at 09:30 from Monday to Friday.";
    const chinese = "臺北市姊妹市服務檯週一至週五09:30開放。";
    const [en, zh] = [
      await as(ANN, "POST", "/api/staff/articles", {
        title: "Desk",
        body: english,
        language: "en",
        ...letter,
      }),
      await as(ANN, "POST", "/api/staff/articles", {
        title: "櫃檯",
        body: chinese,
        language: "zh-Hant",
        ...letter,
      }),
    ];
    expect(en).toMatchObject({ status: 201, body: { isIndexed: true, signer: "Chen", author: "ann" } });
    const [enId, zhId] = [String(en.body["id"]), String(zh.body["id"])];
    const opened = await fetch(`${service.url}/api/articles/${enId}`);
    expect(await opened.json()).toMatchObject({ body: english, publisher: "Secretariat", official: true });
    const found = await bot().index.search("When does the sister city desk open?", 1);
    expect(found[0]?.article.id).toBe(enId);

    const faq = {
      questions: [
        { language: "en", text: "When does the sister city desk open?" },
        { language: "zh-Hant", text: "姊妹市服務檯幾點開放？" },
      ],
      answers: [
        { language: "en", sentences: [{ text: english, citations: [cite(bot(), enId, english)] }] },
        { language: "zh-Hant", sentences: [{ text: chinese, citations: [cite(bot(), zhId, chinese)] }] },
      ],
    };
    const made = await as(ANN, "POST", "/api/staff/faqs", faq);
    const path = `/api/staff/faqs/${String(made.body["id"])}`;
    await as(ANN, "POST", `${path}/submit`, { revision: 1 });
    const own = await as(ANN, "POST", `${path}/approve`, { revision: 2 });
    expect(own).toMatchObject({ status: 403, body: { code: "faq_own_change" } });
    expect((await ask("When does the sister city desk open?")).composer).not.toBe("faq");
    await as(BEN, "POST", `${path}/approve`, { revision: 2 });

    expect(await ask("When does the sister city desk open?")).toMatchObject({
      composer: "faq",
      sentences: [{ text: english, citations: [1] }],
      sources: [{ articleId: enId, quote: english, official: true }],
    });
    expect(await ask("請問姊妹市服務檯幾點開放")).toMatchObject({
      composer: "faq",
      language: "zh-Hant",
      sentences: [{ text: chinese }],
    });

    const gone = await as(BEN, "POST", `/api/staff/articles/${zhId}/withdraw`, { reason: "wrong hour" });
    expect(gone).toMatchObject({ status: 200, body: { status: "withdrawn", isIndexed: false } });
    expect((await fetch(`${service.url}/api/articles/${zhId}`)).status).toBe(410);
    expect((await ask("When does the sister city desk open?")).composer).not.toBe("faq");
    const now = await as("ann:reader", "GET", path, undefined, "zh-Hant");
    expect(now.body).toMatchObject({
      state: "review",
      owner: "ann",
      isProved: false,
      reason: { code: "article_withdrawn", articleId: zhId },
      reasonText: `所依據的文章 ${zhId} 已撤下。`,
    });
    const { body } = await as(ANN, "GET", "/api/staff/articles");
    expect(body["articles"]).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: enId, status: "current", withdrawal: null }),
        expect.objectContaining({
          id: zhId,
          withdrawal: expect.objectContaining({ reason: "wrong hour" }) as unknown,
        }),
      ]),
    );
  });

  it("answers before the articles do, with the match in the record, and nothing else changes", async () => {
    const before = await staffed.ask("Where was the 2018 Twin-City Forum held?");
    await published();
    const after = await staffed.ask("Where was the 2018 Twin-City Forum held?");
    expect({ ...after, id: "", conversationId: "", timings: {} }).toEqual({
      ...before,
      ...{ id: "", conversationId: "", timings: {} },
    });
    const answer = await staffed.ask(THEME);
    expect(answer).toMatchObject({
      composer: "faq",
      sentences: [{ text: "雙城論壇2018年的主題是「循環經濟」。" }],
    });
    const kept = await staffed.store.answer(answer.id);
    expect(kept?.evidence).toMatchObject({ faq: { question: THEME, similarity: 1 } });
    expect((await staffed.ask("2019年雙城論壇的主題是什麼？")).composer).not.toBe("faq");
    expect((await staffed.ask("2018年雙城論壇的主題不是什麼？")).composer).not.toBe("faq");
  });

  it("in one language alone answers in it, with a notice", async () => {
    const { answers } = themeFaq(staffed.bot());
    await published({ answers: answers.slice(0, 1) });
    const answer = await staffed.ask(THEME);
    expect(answer).toMatchObject({ composer: "faq", language: "zh-Hant", sentences: [{ language: "en" }] });
    expect(answer.notices.map(({ code }) => code)).toContain("source_language");
  });

  it("is not handed in with a sentence that is not proved, which is named; a draft may have one", async () => {
    const { as, bot } = staffed;
    const faq = themeFaq(bot());
    const [english] = faq.answers;
    const citations = english?.sentences[0]?.citations ?? [];
    const wrong = { text: 'In 2019 the theme of the Twin-City Forum was "Circular Economy".', citations };
    const answers = [{ language: "en", sentences: [wrong] }];
    const made = await as(ANN, "POST", "/api/staff/faqs", { ...faq, answers });
    expect(made).toMatchObject({ status: 201, body: { isProved: false, failures: [{ text: wrong.text }] } });
    const path = `/api/staff/faqs/${String(made.body["id"])}`;
    const refused = await as(ANN, "POST", `${path}/submit`, { revision: 1 });
    expect(refused).toMatchObject({ status: 422, body: { code: "faq_unproved" } });
    expect(refused.body["detail"]).toContain(wrong.text);
    expect(refused.body["failures"]).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: "date", sentence: 0, language: "en" })]),
    );
    const moved = { ...wrong, citations: citations.map((one) => ({ ...one, start: 1, end: one.end + 1 })) };
    await as(ANN, "PATCH", path, { revision: 1, answers: [{ language: "en", sentences: [moved] }] });
    const again = await as(ANN, "POST", `${path}/submit`, { revision: 2 });
    expect(again.body).toMatchObject({ failures: [{ kind: "quote_differs", articleId: "forum-2018-en" }] });
    const empty = await as(ANN, "POST", "/api/staff/faqs", {});
    const none = await as(ANN, "POST", `/api/staff/faqs/${String(empty.body["id"])}/submit`, { revision: 1 });
    expect(none).toMatchObject({ status: 422, body: { code: "faq_incomplete" } });
  });

  it("goes to review when it is changed after it was published, and answers no more until it is approved", async () => {
    const path = await published();
    const changed = await staffed.as(BEN, "PATCH", path, { revision: 3, reviewOn: "2027-01-01" });
    expect(changed.body).toMatchObject({ state: "review", editor: "ben", reason: { code: "edited" } });
    expect((await staffed.ask(THEME)).composer).not.toBe("faq");
    expect((await staffed.as(BEN, "POST", `${path}/approve`, { revision: 4 })).status).toBe(403);
    expect((await staffed.as(ANN, "POST", `${path}/approve`, { revision: 4 })).status).toBe(200);
    expect((await staffed.ask(THEME)).composer).toBe("faq");
    const { body } = await staffed.as(ANN, "GET", `${path}/history`);
    const actions = (body["revisions"] as { action: string; by: string }[]).map(({ action, by }) => [
      action,
      by,
    ]);
    expect(actions).toEqual([
      ["created", "ann"],
      ["submitted", "ann"],
      ["published", "ben"],
      ["edited", "ben"],
      ["published", "ann"],
    ]);
  });

  it("changed by two at once tells the second what stands now", async () => {
    const { as, bot } = staffed;
    const made = await as(ANN, "POST", "/api/staff/faqs", themeFaq(bot()));
    const path = `/api/staff/faqs/${String(made.body["id"])}`;
    const [one, other] = await Promise.all([
      as(ANN, "PATCH", path, { revision: 1, reviewOn: "2027-01-01" }),
      as(BEN, "PATCH", path, { revision: 1, reviewOn: "2027-02-02" }),
    ]);
    const [won, lost] = one.status === 200 ? [one, other] : [other, one];
    expect(won.body).toMatchObject({ revision: 2 });
    const current = { revision: 2, reviewOn: won.body["reviewOn"] };
    expect(lost).toMatchObject({ status: 409, body: { code: "faq_changed", current } });
    expect((await as(ANN, "GET", path)).body).toMatchObject(current);
  });

  it("that is no longer proved when a citizen asks says nothing, and its owner reads which sentence", async () => {
    const path = await published();
    const id = path.slice(path.lastIndexOf("/") + 1);
    const faq = await staffed.store.faqs.find(id);
    if (faq === null) throw new Error("no FAQ");
    const text = "2018年雙城論壇的主題是「健康城市」。";
    // As a stricter verifier would find it: what stands there was never let through.
    const answers = faq.answers.map((answer) => ({
      ...answer,
      sentences: answer.sentences.map((sentence) => ({ ...sentence, text })),
    }));
    await staffed.store.faqs.change(id, faq.revision, { ...faq, answers, action: "edited", by: null });
    await staffed.bot().faqs?.source.refresh();
    const answer = await staffed.ask(THEME);
    expect(answer.composer).not.toBe("faq");
    expect(JSON.stringify(answer)).not.toContain("健康城市");
    expect((await staffed.as(ANN, "GET", path)).body).toMatchObject({
      state: "review",
      approvedBy: null,
      reason: { code: "not_proved", text },
    });
  });

  it("that the store cannot give or send to review is left out, and the citizen is answered", async () => {
    const path = await published();
    const { faqs } = staffed.store;
    const down = new StoreError("unreachable", "the database is down");
    const find = vi.spyOn(faqs, "find").mockRejectedValue(down);
    expect(await staffed.ask(THEME)).toMatchObject({ status: "answered", composer: "extractive" });
    find.mockRestore();
    const id = path.slice(path.lastIndexOf("/") + 1);
    const faq = await faqs.find(id);
    if (faq === null) throw new Error("no FAQ");
    const answers = faq.answers.map((answer) => ({
      ...answer,
      sentences: answer.sentences.map((sentence) => ({ ...sentence, text: "2018年的主題是「健康城市」。" })),
    }));
    await faqs.change(id, faq.revision, { ...faq, answers, action: "edited", by: null });
    await staffed.bot().faqs?.source.refresh();
    const change = vi.spyOn(faqs, "change").mockRejectedValue(down);
    expect(await staffed.ask(THEME)).toMatchObject({ status: "answered", composer: "extractive" });
    change.mockRestore();
    expect(staffed.warnings.splice(0)).toEqual([
      "a FAQ could not be looked up: the database is down",
      "a FAQ that does not hold could not be sent to review: the database is down",
    ]);
  });

  it("begins and ends by the day in Taipei", async () => {
    const path = await published({ validFrom: "2026-12-01", validUntil: "2026-12-31" });
    expect((await staffed.ask(THEME)).composer).not.toBe("faq");
    staffed.setDay("2026-12-31");
    expect((await staffed.ask(THEME)).composer).toBe("faq");
    staffed.setDay("2027-01-01");
    expect((await staffed.ask(THEME)).composer).not.toBe("faq");
    await staffed.restart();
    expect((await staffed.as(ANN, "GET", path)).body).toMatchObject({
      state: "expired",
      reason: { code: "expired" },
    });
    const edited = await staffed.as(ANN, "PATCH", path, { revision: 4 });
    expect(edited.body).toMatchObject({ state: "draft" });
    await staffed.as(ANN, "POST", `${path}/submit`, { revision: 5 });
    const late = await staffed.as(BEN, "POST", `${path}/approve`, { revision: 6 });
    expect(late).toMatchObject({ status: 409, body: { code: "faq_out_of_date" } });
  });

  it("that begins later leaves its question to the one that is valid until then", async () => {
    const [english, chinese] = themeFaq(staffed.bot()).answers;
    await published({ answers: [english], validUntil: "2026-12-31" });
    await published({ answers: [chinese], validFrom: "2027-01-01" });
    for (const [day, language] of [
      ["2026-12-31", "en"],
      ["2027-01-01", "zh-Hant"],
    ] as const) {
      staffed.setDay(day);
      expect(await staffed.ask(THEME)).toMatchObject({ composer: "faq", sentences: [{ language }] });
    }
  });

  it("whose review date has come is told of once a day and goes on answering", async () => {
    const { as, due } = staffed;
    const path = await published({ reviewOn: "2026-12-05" });
    const id = path.slice(path.lastIndexOf("/") + 1);
    const list = async (): Promise<unknown> => (await as(ANN, "GET", "/api/staff/faqs?due=review")).body;
    const metric = async (): Promise<string | undefined> =>
      /^faqs_due_for_review (\d+)$/mu.exec(await (await fetch(`${staffed.service.url}/metrics`)).text())?.[1];
    const lookedAfter = async (): Promise<void> => staffed.bot().faqs?.start();
    await lookedAfter();
    expect([await list(), await metric(), due.splice(0)]).toEqual([{ total: 0, faqs: [] }, "0", []]);
    expect((await as(ANN, "GET", path)).body["isDue"]).toBe(false);
    for (const day of ["2026-12-05", "2027-03-01"]) {
      staffed.setDay(day);
      await lookedAfter();
      await lookedAfter();
      expect(due.splice(0)).toEqual([1]);
      expect(await list()).toMatchObject({ total: 1, faqs: [{ id, isDue: true, owner: "ann" }] });
      expect(await metric()).toBe("1");
      expect((await staffed.ask(THEME)).composer).toBe("faq");
    }
    expect((await as(ANN, "GET", path)).body).toMatchObject({ isDue: true, state: "published" });
    await as(BEN, "PATCH", path, { revision: 3, reviewOn: "2027-06-01" });
    expect([await list(), await metric()]).toEqual([{ total: 0, faqs: [] }, "0"]);
    expect(await as(ANN, "GET", "/api/staff/faqs?due=soon")).toMatchObject({
      status: 400,
      body: { code: "request_invalid", field: "due" },
    });
  });

  it("is previewed as it stands, published or not", async () => {
    const { as, bot } = staffed;
    const made = await as(ANN, "POST", "/api/staff/faqs", themeFaq(bot()));
    const path = `/api/staff/faqs/${String(made.body["id"])}/preview`;
    expect((await as(ANN, "POST", path, { language: "en" })).body).toMatchObject({
      question: "What was the theme of the 2018 Twin-City Forum?",
      answer: { composer: "faq", language: "en" },
      match: { threshold: 0.88 },
      failures: [],
    });
    const other = await as(ANN, "POST", path, { question: "Where was the 2018 Twin-City Forum held?" });
    expect(other.body).toMatchObject({ answer: { composer: "extractive" }, match: null });
    expect((await staffed.ask(THEME)).composer).not.toBe("faq");
  });

  it("is previewed in turn, and not where too many wait already", async () => {
    const { as, bot } = staffed;
    const made = await as(ANN, "POST", "/api/staff/faqs", themeFaq(bot()));
    const path = `/api/staff/faqs/${String(made.body["id"])}/preview`;
    const previewer = bot().faqs?.previewer;
    if (previewer === undefined) throw new Error("no FAQs");
    const preview = previewer.preview.bind(previewer);
    const gate = Promise.withResolvers<undefined>();
    const asked = vi.spyOn(previewer, "preview").mockImplementation(async (...parts) => {
      await gate.promise;
      return preview(...parts);
    });
    onTestFinished(() => {
      asked.mockRestore();
    });
    const previews = Array.from({ length: 18 }, () => as(ANN, "POST", path, {}));
    expect(await Promise.race(previews)).toMatchObject({ status: 503, body: { code: "busy" } });
    expect(asked).toHaveBeenCalledTimes(1);
    gate.resolve(undefined);
    const shown = (await Promise.all(previews)).filter(({ status }) => status === 200);
    expect(shown).toHaveLength(17);
  });

  it("is withdrawn with a reason, found by state and words, and only by those who may", async () => {
    const path = await published();
    const { as } = staffed;
    expect((await as(ANN, "GET", "/api/staff/faqs?state=published&q=theme%20forum")).body).toMatchObject({
      total: 1,
    });
    expect((await as(ANN, "GET", "/api/staff/faqs?q=hotel")).body).toEqual({ total: 0, faqs: [] });
    expect((await as("", "GET", path)).status).toBe(401);
    expect((await as("eva:reader", "GET", path)).status).toBe(200);
    for (const step of ["submit", "approve", "return", "withdraw", "preview"]) {
      expect((await as("eva:reader", "POST", `${path}/${step}`, { revision: 3 })).status).toBe(403);
    }
    expect((await as("eva:reader", "POST", "/api/staff/articles", {})).status).toBe(403);
    expect((await as(ANN, "POST", `${path}/return`, { revision: 3 })).body).toMatchObject({
      code: "faq_state",
    });
    const gone = await as(ANN, "POST", `${path}/withdraw`, { revision: 3, text: "Out of date" });
    expect(gone.body).toMatchObject({ state: "withdrawn", reasonText: "It was withdrawn. Out of date" });
    expect((await staffed.ask(THEME)).composer).not.toBe("faq");
    expect((await as(ANN, "GET", "/api/staff/faqs/none")).body).toMatchObject({ code: "faq_unknown" });
    expect((await as(ANN, "POST", "/api/staff/articles/none/withdraw", { reason: "x" })).status).toBe(404);
  });

  it.each([
    ["a question too long", { questions: [{ language: "en", text: "x".repeat(501) }] }, "questions.0.text"],
    [
      "two of one language",
      {
        questions: [
          { language: "en", text: "a" },
          { language: "en", text: "b" },
        ],
      },
      "questions",
    ],
    ["a day that is none", { validUntil: "2026-02-30" }, "validUntil"],
    ["an unknown language", { answers: [{ language: "fr", sentences: [] }] }, "answers.0.language"],
    [
      "a sentence too long",
      { answers: [{ language: "en", sentences: [{ text: "x".repeat(1001) }] }] },
      "answers.0.sentences.0.text",
    ],
  ])("with %s is refused, naming the part", async (_what, body, field) => {
    expect(await staffed.as(ANN, "POST", "/api/staff/faqs", body)).toMatchObject({
      status: 400,
      body: { code: "request_invalid", field },
    });
  });

  it("that would be valid on no day is refused, whichever of its days is changed", async () => {
    const { as } = staffed;
    const refused = { status: 422, body: { code: "faq_days_reversed" } };
    const [first, last] = ["2026-12-01", "2026-12-31"];
    const reversed = { validFrom: last, validUntil: first };
    expect(await as(ANN, "POST", "/api/staff/faqs", reversed)).toMatchObject(refused);
    const made = await as(ANN, "POST", "/api/staff/faqs", { validFrom: first, validUntil: last });
    const path = `/api/staff/faqs/${String(made.body["id"])}`;
    const later = { revision: 1, validFrom: "2027-01-01" };
    expect(await as(ANN, "PATCH", path, later)).toMatchObject(refused);
    const told = await as(ANN, "PATCH", path, { revision: 1, validUntil: "2026-11-30" }, "zh-Hant");
    expect(told).toMatchObject(refused);
    expect(told.body["detail"]).toContain("生效日晚於截止日");
    const oneDay = { revision: 1, validUntil: first };
    expect(await as(ANN, "PATCH", path, oneDay)).toMatchObject({ status: 200, body: { revision: 2 } });
  });

  it("with markup in its words and its article never runs", async () => {
    const { as, bot, service } = staffed;
    const evil = '<img src=x onerror="alert(1)"><script>alert(2)</script>';
    const body = `The mascot of the desk in Taipei is called ${evil} by the staff.`;
    const letter = { department: evil, signer: evil, date: "2026-11-30", reason: evil };
    const article = await as(ANN, "POST", "/api/staff/articles", {
      title: evil,
      body,
      language: "en",
      ...letter,
    });
    const id = String(article.body["id"]);
    const question = "What is the mascot of the desk in Taipei called?";
    const made = await as(ANN, "POST", "/api/staff/faqs", {
      questions: [{ language: "en", text: question, variants: [evil] }],
      answers: [{ language: "en", sentences: [{ text: body, citations: [cite(bot(), id, body)] }] }],
    });
    const path = `/api/staff/faqs/${String(made.body["id"])}`;
    await as(ANN, "POST", `${path}/submit`, { revision: 1 });
    expect((await as(BEN, "POST", `${path}/approve`, { revision: 2 })).status).toBe(200);
    const shown = await staffed.get(ANN, path);
    expect(shown.headers.get("content-type")).toMatch(/^application\/json/u);
    expect(shown.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await staffed.ask(question)).toMatchObject({ composer: "faq", sentences: [{ text: body }] });
    const page = await (await askOnPage(service, { question })).text();
    expect(page).toContain("&lt;script&gt;alert(2)");
    expect(page).not.toMatch(/<script>alert|<img src=x/u);
  });
});
