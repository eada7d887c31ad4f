import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../../../src/answer/answer.ts";
import { html } from "../../../src/http/page/html.ts";
import * as fixtures from "../fixtures.ts";
import { askOnPage, startService } from "../service.ts";
import type { Service } from "../service.ts";

let answer: Answer = fixtures.englishAnswer;
let service: Service;
beforeAll(async () => {
  service = await startService({ answer: () => answer });
});
afterAll(() => service.stop());

const start = (query = "", headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${service.url}/${query}`, { headers });
/** The page for an answer, with white space made single. */
async function pageFor(given: Answer, lang = "en", question = "Who?"): Promise<string> {
  answer = given;
  const response = await askOnPage(service, { question }, lang);
  expect(response.status).toBe(200);
  return (await response.text()).replace(/\s+/gu, " ");
}

describe("the start of the page", () => {
  it.each([
    ["", "zh-TW,zh;q=0.9", "zh-Hant"],
    ["", "en-GB", "en"],
    ["", "fr,en;q=0.5", "en"],
    ["?lang=en", "zh-TW", "en"],
    ["?lang=zh-Hant", "en", "zh-Hant"],
    ["?lang=zh-CN", "en", "zh-Hant"],
    ["?lang=xx", "en", "en"],
    ["?lang=en&lang=zh", "en", "en"],
  ])("is in the reader's language: %s with %s", async (query, accepted, language) => {
    const response = await start(query, { "Accept-Language": accepted });
    expect(response.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("Content-Language")).toBe(language);
    expect(await response.text()).toContain(`<html lang="${language}">`);
  });

  it("has a form by POST, examples that can be asked, and no script", async () => {
    const text = await (await start("?lang=en")).text();
    expect(text).toContain('method="post" action="/?lang=en#result"');
    expect(text).toContain(
      '<button name="question" value="How many memorandums were signed at the 2019 forum?">',
    );
    expect(text).not.toMatch(/<script|style=|\son\w+=|javascript:/iu);
    expect(text).not.toMatch(/method="get"/iu);
  });
});

describe("the foot of the page", () => {
  it.each([
    ["en", "kept for 90 days", "Privacy notice"],
    ["zh-Hant", "保存 90 天", "隱私權聲明"],
  ])("says what is kept, with the privacy notice: %s", async (lang, words, link) => {
    for (const page of [
      await (await start(`?lang=${lang}`)).text(),
      await pageFor(fixtures.nothingFound, lang),
    ]) {
      const [, foot = ""] = page.split("<footer>");
      expect(foot).toContain(words);
      expect(foot).toContain(`<a href="https://city.example/privacy">${link}</a>`);
    }
  });
});

describe("an answer on the page", () => {
  it("says of some of the sources what there is to say behind the sentences, with links to them", async () => {
    const page = await pageFor({
      ...fixtures.englishAnswer,
      notices: [
        { code: "attribution", text: "From A: [1]" },
        { code: "attribution", text: "From B: [2]" },
        { code: "press_source", text: "Reported by the press. [1][2]" },
        { code: "source_language", text: "About all of them." },
        { code: "other", text: "About none [3]" },
      ],
    });
    const before = page.slice(page.indexOf('class="answer card'), page.indexOf('class="sentence"'));
    expect(before.match(/<p class="notice"[^>]*>[^<]*/gu)).toEqual([
      '<p class="notice" lang="en">About all of them.',
      '<p class="notice" lang="en">About none [3]',
    ]);
    const notes = /class="fine notes">.*?<\/p>/u.exec(page)?.[0] ?? "";
    expect(page.indexOf(notes)).toBeGreaterThan(page.lastIndexOf('class="sentence"'));
    expect(notes).toMatch(/From A:<\/span>&nbsp;<a class="cite" href="#source-1" aria-label="Source 1"/);
    expect(notes).toMatch(
      /the press\.<\/span>&nbsp;<a class="cite" href="#source-1".*<a class="cite" href="#source-2"/,
    );
    expect(notes).not.toContain("[");
  });

  it("has a link for each number of the contact", async () => {
    const morePhones = [{ label: "From elsewhere", phone: "02-2720 8889 ext. 1" }];
    const contact = { name: "Desk", phone: "1999", url: null, morePhones };
    const page = await pageFor({ ...fixtures.nothingFound, contact });
    const [, card = ""] = page.split('class="contact card"');
    expect(card).toMatch(
      /href="tel:1999">1999<.*From elsewhere<\/span> <a class="phone" href="tel:0227208889">02-2720 8889 ext\. 1</,
    );
  });

  it("shows passages to read where nothing was found, with no number", async () => {
    const page = await pageFor(fixtures.passagesToRead);
    const [, list = ""] = /<ul class="related">(.*?)<\/ul>/su.exec(page) ?? [];
    expect(list).toMatch(
      /<a href="https:\/\/news\.example\/2019-forum-signing"[^>]*><span lang="en">Three memorandums signed<.*Taipei City Government<\/span> · July 5, 2019/,
    );
    expect(list).toMatch(/<li> <span lang="zh-Hant">雙城論壇簽署三項合作備忘錄<\/span>/);
    expect(list).toContain('<blockquote lang="zh-Hant">兩市市長握手。</blockquote>');
    expect(page).not.toMatch(/class="cite"/);
  });

  it("shows each sentence with links to its sources, and each source with its quote in context", async () => {
    const page = await pageFor(fixtures.englishAnswer);
    expect(page).toContain("<title>Answer – Taipei City Exchanges</title>");
    expect(page).toMatch(
      /<span lang="en">Three memorandums [^<]+<\/span>&nbsp;<a class="cite" href="#source-1" aria-label="Source 1"/,
    );
    expect(page).toMatch(/<span lang="zh-Hant">雙方在[^<]+<\/span>&nbsp;<a class="cite" href="#source-2"/);
    expect(page).toContain('id="source-1"');
    expect(page).toContain('href="https://news.example/2019-forum-signing" rel="noopener noreferrer"');
    expect(page).toContain(
      "dinner on the river. <mark>Three memorandums of understanding were signed at the forum on July 4.</mark> They are about",
    );
    expect(page).toMatch(
      /City government.*Taipei City Government.*<time datetime="2019-07-05">July 5, 2019<\/time>.*July 3–5, 2019/,
    );
    expect(page).toMatch(/Press or other<\/span> <span lang="zh-Hant">中央通訊社/);
    expect(page).toContain("The source has no title; this one was given here.");
    expect(page).toContain("As of July 5, 2019");
    expect(page).toContain('value="Who led the delegation to Shanghai in 2019?"');
    expect(page).toContain('href="tel:1999"');
    expect(page).toContain(fixtures.englishAnswer.notices[0]?.text);
  });

  it("is framed in Chinese for a Chinese reader, with foreign words tagged", async () => {
    const page = await pageFor(fixtures.chineseAnswer, "zh-Hant", "2019年簽了幾項？");
    expect(page).toContain("<title>回答－臺北市城市交流問答</title>");
    expect(page).toContain("資料截至2019年7月5日");
    expect(page).toContain("2019年7月3日至5日");
    expect(page).toMatch(/<blockquote lang="en">/);
    expect(page).toContain('<span class="question" lang="zh-Hant">2019年簽了幾項？</span>');
  });

  it("shows a table with its caption and citations, and what sources disagree about", async () => {
    const page = await pageFor(fixtures.fullAnswer);
    expect(page).toMatch(/<caption[^>]*> Overview <\/caption>/);
    expect(page).toContain('<th scope="col">Memorandums</th>');
    expect(page).toMatch(
      /<td> ?<span lang="en">Three<\/span>&nbsp;<a class="cite" href="#source-1"[^>]*> ?1<\/a ?><a class="cite" href="#source-2"/,
    );
    expect(page).toMatch(/The sources differ.*The day of the signing.*July 4.*July 5/);
  });

  it("tags each cell of a table with the language of the source that it quotes", async () => {
    const table = {
      columns: ["Forum", "Memorandums", "Since"],
      rows: [
        [
          { text: "2019, Shanghai", citations: [1, 2] },
          { text: "三項", citations: [2] },
          { text: "–", citations: [] },
        ],
      ],
    };
    const page = await pageFor({ ...fixtures.fullAnswer, table });
    expect(
      page.match(/<td> ?<span lang="[^"]*">[^<]*/gu)?.map((cell) => cell.replace("<td> ", "<td>")),
    ).toEqual([
      '<td><span lang="en">2019, Shanghai',
      '<td><span lang="zh-Hant">三項',
      '<td><span lang="en">–',
    ]);
  });

  it("names each claim's publisher and day where sources differ, and tags it with its language", async () => {
    const [own] = fixtures.fullAnswer.conflicts;
    const claims = [
      { text: "Signed on July 4", citations: [1] },
      { text: "7月5日簽署", citations: [2] },
    ];
    const conflicts = [{ about: own?.about ?? "", claims }];
    const page = await pageFor({ ...fixtures.fullAnswer, conflicts });
    expect(page).toMatch(
      /<p id="conflict-0" lang="en">The day of the signing<\/p> ?<ul aria-labelledby="conflict-0">/,
    );
    expect(page).toMatch(
      /<li> ?<span lang="en">Signed on July 4<\/span>.*<span class="fine">\(<span lang="en">Taipei City Government<\/span>, July 5, 2019\)<\/span> ?<\/li>/,
    );
    expect(page).toMatch(
      /<li> ?<span lang="zh-Hant">7月5日簽署<\/span>.*\(<span lang="zh-Hant">中央通訊社<\/span>, July 4, 2019\)/,
    );
    const chinese = await pageFor({ ...fixtures.chineseAnswer, conflicts }, "zh-Hant");
    expect(chinese).toContain("各來源的說法不同");
    expect(chinese).toContain('（<span lang="en">Taipei City Government</span>，2019年7月5日）');
  });

  it.each([
    ["choices", fixtures.clarification, "Reply", 'value="The forum of 2017"'],
    [
      "nothing found",
      fixtures.nothingFound,
      "No sure answer",
      "Nothing about this was found in the news held here.",
    ],
    ["a refusal", fixtures.declined, "This I cannot answer", "Opinions are not given here."],
  ])("shows %s without sources", async (_, given, heading, words) => {
    const page = await pageFor(given);
    expect(page).toContain(`<h2 id="result-title">${heading}</h2>`);
    expect(page).toContain(words);
    expect(page).not.toContain("Sources");
    expect(page).toContain('href="tel:1999"');
  });

  it("shows the quote alone where the article does not have it, and links to the web only", async () => {
    const [source] = fixtures.englishAnswer.sources;
    if (source === undefined) throw new Error("fixture without a source");
    for (const url of ["javascript:alert(1)", "data:text/html,x", "not an address", null]) {
      const page = await pageFor({
        ...fixtures.englishAnswer,
        sources: [{ ...source, url, articleVersion: "gone" }],
        contact: { name: "Desk", phone: "(02) 2720-8889 ext. 12", url },
      });
      expect(page).toContain('<span class="passage"><mark>Three memorandums');
      expect(page).not.toContain("javascript:");
      expect(page).not.toContain('rel="noopener');
      expect(page).toContain('href="tel:0227208889"');
    }
  });

  it("goes on with its conversation, and begins a new one when that has ended", async () => {
    const page = await pageFor(fixtures.englishAnswer);
    const id = /name="conversationId" value="([\w-]+)"/.exec(page)?.[1] ?? "";
    await askOnPage(service, { question: "And then?", conversationId: id });
    expect(service.asked.at(-1)?.conversationId).toBe(id);
    const response = await askOnPage(service, { question: "And then?", conversationId: "lapsed" });
    expect(response.status).toBe(200);
    expect(service.asked.at(-1)?.conversationId).toMatch(/^[\w-]{22}$/);
  });
});

describe("a problem on the page", () => {
  it.each([
    ["en", "", "There is no question yet"],
    ["zh-Hant", " \u200B", "還沒有輸入問題"],
    ["en", "x".repeat(501), "The question is too long"],
    ["zh-Hant", "字".repeat(501), "問題太長了"],
  ])("is told in words, with the question kept: %s", async (lang, question, title) => {
    const response = await askOnPage(service, { question }, lang);
    expect(response.status).toBe(400);
    const page = await response.text();
    expect(page).toContain(title);
    expect(page).toContain(`value="${question}"`);
    expect(page).toContain('aria-invalid="true"');
  });

  it.each([
    ["text/plain", "x", 415],
    ["application/x-www-form-urlencoded", `question=${"x".repeat(40_000)}`, 413],
    ["application/x-www-form-urlencoded", "", 400],
  ])("has the right status for %s", async (type, body, status) => {
    const response = await fetch(`${service.url}/`, {
      method: "POST",
      headers: { "Content-Type": type },
      body,
    });
    expect(response.status).toBe(status);
    expect(response.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
  });
});

describe("escaping", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 }),
    fc
      .array(
        fc.constantFrom("<", ">", '"', "'", "&", "script", "</title>", "<!--", "onload=", "x", "&amp;"),
        {
          minLength: 1,
          maxLength: 20,
        },
      )
      .map((parts) => parts.join("")),
  );
  /** What a browser reads from our escapes. */
  const unescaped = (markup: string): string =>
    markup.replace(/&(?:lt|gt|quot|#39|amp);/gu, (entity) => {
      return { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" }[entity] ?? entity;
    });

  it("sends back any question as text, never as markup", async () => {
    answer = fixtures.nothingFound;
    const tags = (page: string): string[] => page.match(/<[/!a-z][^\s>]*/giu) ?? [];
    const expected = tags(await (await askOnPage(service, { question: "x" })).text());
    await fc.assert(
      fc.asyncProperty(hostile, async (question) => {
        const response = await askOnPage(service, { question });
        const page = await response.text();
        if (response.status !== 200) return;
        const shown = /<span class="question"[^>]*>([^<>]*)<\/span>/u.exec(page)?.[1];
        expect(unescaped(shown ?? "")).toBe(service.asked.at(-1)?.question);
        expect(tags(page)).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  it("holds for every part of an answer", async () => {
    const hurt = '<img src=x onerror="alert(1)">\'';
    const poisoned = JSON.parse(
      JSON.stringify(fixtures.fullAnswer, (key, value: unknown) =>
        typeof value === "string" && !["status", "composer", "conversationId"].includes(key)
          ? value + hurt
          : value,
      ),
    ) as Answer;
    const page = await pageFor({ ...poisoned, choices: [hurt], suggestions: [hurt] });
    expect(page).not.toContain("<img src=x");
    expect(page).not.toContain('="alert');
    expect(page).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&#39;");
  });

  it("keeps markup of ours, and leaves nothing for null and false", () => {
    const inner = html`<b>${"<"}</b>`;
    expect(html`${inner}|${[inner, inner]}|${null}${false}|${0}`.markup).toBe(
      "<b>&lt;</b>|<b>&lt;</b><b>&lt;</b>||0",
    );
  });
});
