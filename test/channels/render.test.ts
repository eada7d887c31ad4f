import fc from "fast-check";
import { marked } from "marked";
import { describe, expect, it } from "vitest";
import type { Answer, Source } from "../../src/answer/answer.ts";
import { citationEntity } from "../../src/channels/citation-entity.ts";
import { cut } from "../../src/channels/cut-text.ts";
import { directLineChannel } from "../../src/channels/direct-line/direct-line-channel.ts";
import { escapeMarkdown, markdownText } from "../../src/channels/direct-line/markdown-text.ts";
import { clarification, declined, englishAnswer, fullAnswer, nothingFound } from "../http/fixtures.ts";

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', "#39": "'" };

/** The words of HTML, and its tags. */
function shown(markdown: string): { text: string; tags: string[] } {
  const html = marked.parse(markdown, { async: false, gfm: true });
  const tags = Array.from(html.matchAll(/<(\/?\w+)/gu), ([, tag = ""]) => tag);
  const text = html
    .replace(/<[^>]*>/gu, "")
    .replace(/&(#?\w+);/gu, (whole, name: string) =>
      name.startsWith("#") ? String.fromCodePoint(Number(name.slice(1))) : (ENTITIES[name] ?? whole),
    );
  return { text: text.trim(), tags };
}

/** Text that is heavy with what means something in Markdown. */
const markup = fc.array(
  fc.oneof(
    fc.constantFrom(...Array.from("\\`*_[]()<>#+-.!|~&=:$^{}\"'1 \n\t")),
    fc.constantFrom(
      "http://x.example/",
      "www.x.example",
      "a@x.example",
      "<b>",
      "&lt;",
      "&#60;",
      "[1]",
      "1. ",
      "---",
      "市長",
      "a",
    ),
  ),
  { maxLength: 40 },
);

describe("text as Markdown", () => {
  it("shows exactly the text, whatever it holds", () => {
    fc.assert(
      fc.property(markup, (parts) => {
        const text = parts.join("");
        const plain = text.replace(/\s+/gu, " ").trim();
        const { text: said, tags } = shown(escapeMarkdown(text).trim());
        expect(said).toBe(plain);
        expect(tags.filter((tag) => tag !== "p" && tag !== "/p")).toEqual([]);
      }),
    );
  });
});

describe("an answer as an activity", () => {
  it("has table, contradictions, contact and definitions in its text", () => {
    const text = markdownText(fullAnswer);
    expect(text).toContain("| Forum | Memorandums |\n| --- | --- |\n| 2019, Shanghai [1] | Three [1] [2] |");
    expect(text).toContain(
      "The day of the signing\n\n- July 4 [1] &#40;Taipei City Government, July 5, 2019)\n- July 5 [2] &#40;",
    );
    expect(text).toContain("[Citizen hotline 1999](<https://hotline.example/>)");
    const morePhones = [{ label: "From elsewhere", phone: "02-27208889" }];
    const contact = { name: "Citizen hotline", phone: "1999", url: null, morePhones };
    expect(markdownText({ ...fullAnswer, contact })).toContain(
      "Citizen hotline 1999 · From elsewhere 02-27208889",
    );
    expect(text.split("\n").slice(-2)).toEqual([
      '[1]: <https://news.example/2019-forum-signing> "Three memorandums signed at the Taipei-Shanghai Forum"',
      '[2]: <https://news.example/2019-forum-signing-zh> "雙城論壇簽署三項合作備忘錄"',
    ]);
  });

  it("offers choices and suggestions as buttons, and neither entity nor definition without sources", () => {
    const [choosing] = directLineChannel.render(clarification);
    expect(choosing.suggestedActions?.actions.map(({ value }) => value)).toEqual([
      ...clarification.choices,
      ...clarification.suggestions,
    ]);
    for (const answer of [clarification, nothingFound, declined]) {
      const [activity] = directLineChannel.render(answer);
      expect(activity.entities).toEqual([]);
      expect(activity.text).not.toContain("]:");
      expect(activity.channelData.answer).toBe(answer);
    }
  });

  it("is marked as generated only where a model wrote it", () => {
    expect(citationEntity(englishAnswer, true)?.additionalType).toEqual([]);
    expect(citationEntity({ ...englishAnswer, composer: "model" }, true)?.additionalType).toEqual([
      "AIGeneratedContent",
    ]);
  });

  it("never links to anything but the web, and shows the whole quote where there is nothing to link to", () => {
    for (const url of ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x", "", null]) {
      const sources = englishAnswer.sources.map((source) => ({ ...source, url }));
      const claim = citationEntity({ ...englishAnswer, sources }, true)?.citation[0];
      expect(claim?.["@id"]).toBe("cite:1");
      expect(claim?.appearance.url).toBeUndefined();
      expect(claim?.appearance.text).toBe(sources[0]?.quote);
      expect(markdownText({ ...englishAnswer, sources, contact: null })).toContain("[1]: <cite:1>");
    }
  });

  it("keeps within the limits of citations, cutting between characters as read", () => {
    const [first] = englishAnswer.sources;
    if (first === undefined) throw new Error("the fixture has a source");
    const flag = "👩‍👩‍👧‍👦";
    const sources = Array.from({ length: 12 }, (_, index): Source => ({
      ...first,
      n: index + 1,
      title: flag.repeat(90),
      quote: "市".repeat(200),
      publisher: "A publisher whose name goes on and on",
    }));
    const answer: Answer = { ...englishAnswer, sources };
    const citation = citationEntity(answer, true)?.citation ?? [];
    expect(citation).toHaveLength(10);
    expect(citation[0]?.appearance).toMatchObject({
      // Eleven UTF-16 units each: seven of them and the ellipsis are within 80.
      name: `${flag.repeat(7)}…`,
      abstract: `${"市".repeat(159)}…`,
      keywords: ["A publisher whose name goes…", "2019-07-05"],
    });
    expect(markdownText(answer)).toContain("[12]: <https://news.example/2019-forum-signing>");
    expect(cut("short", 5)).toBe("short");
    expect(cut(flag, 5)).toBe("…");
  });
});
