import fc from "fast-check";
import { marked } from "marked";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Answer } from "../../../src/answer/answer.ts";
import { errorAnswer } from "../../../src/channels/error-answer.ts";
import type { TeamsAddress } from "../../../src/channels/teams/activity.ts";
import type { TeamsMessage } from "../../../src/channels/teams/message.ts";
import { render } from "../../../src/channels/teams/render.ts";
import { escapeForTeams } from "../../../src/channels/teams/teams-text.ts";
import {
  chineseAnswer,
  clarification,
  declined,
  englishAnswer,
  fullAnswer,
  nothingFound,
} from "../../http/fixtures.ts";
import { randomAnswer } from "./random-answer.ts";

const personal: TeamsAddress = {
  serviceUrl: "https://smba.trafficmanager.net/teams/",
  channelId: "msteams",
  conversationId: "a:1",
  activityId: "1",
  botId: "28:bot",
  isGroup: false,
};
const group: TeamsAddress = { ...personal, isGroup: true };
const webChat: TeamsAddress = { ...personal, channelId: "webchat" };

/** Ten sources and two more. */
const manySources: Answer = {
  ...englishAnswer,
  sources: Array.from({ length: 12 }, (_, index) => {
    const [source] = englishAnswer.sources;
    if (source === undefined) throw new Error("the fixture has a source");
    return { ...source, n: index + 1 };
  }),
};

/** Text of so many UTF-16 units. */
const units = (most: number) => z.string().refine((text) => text.length <= most);
/** Microsoft's rules for citations ("Enhance AI-generated bot messages"), the safe number of them. */
const citation = z.strictObject({
  "@type": z.literal("Claim"),
  "@id": z.string().min(1),
  position: z.int().min(1),
  appearance: z.strictObject({
    "@type": z.literal("DigitalDocument"),
    name: units(80),
    url: z
      .url({ protocol: /^https?$/u })
      .max(2_048)
      .optional(),
    abstract: units(160),
    keywords: z.array(units(28)).max(3),
  }),
});
const run = z.strictObject({
  type: z.literal("TextRun"),
  text: z.string(),
  weight: z.literal("Bolder").optional(),
  selectAction: z.strictObject({ type: z.literal("Action.OpenUrl"), url: z.url() }).optional(),
});
const richText = z.strictObject({ type: z.literal("RichTextBlock"), inlines: z.array(run).min(1) });
const cell = z.strictObject({ type: z.literal("TableCell"), items: z.array(richText) });
const table = z
  .strictObject({
    type: z.literal("Table"),
    firstRowAsHeaders: z.literal(true),
    columns: z.array(z.strictObject({ width: z.literal(1) })),
    rows: z.array(z.strictObject({ type: z.literal("TableRow"), cells: z.array(cell) })).min(2),
  })
  .refine(({ columns, rows }) => rows.every(({ cells }) => cells.length === columns.length));
/** What is sent, after the schemas of activities and of Adaptive Cards 1.5. */
const sent = z.strictObject({
  type: z.literal("message"),
  text: z.string().min(1),
  textFormat: z.literal("markdown"),
  locale: z.string(),
  inputHint: z.literal("acceptingInput"),
  entities: z
    .tuple([
      z.strictObject({
        type: z.literal("https://schema.org/Message"),
        "@type": z.literal("Message"),
        "@context": z.literal("https://schema.org"),
        "@id": z.literal(""),
        additionalType: z.array(z.literal("AIGeneratedContent")).max(1),
        citation: z.array(citation).max(10),
      }),
    ])
    .optional(),
  attachments: z
    .tuple([
      z.strictObject({
        contentType: z.literal("application/vnd.microsoft.card.adaptive"),
        content: z.strictObject({
          type: z.literal("AdaptiveCard"),
          $schema: z.url(),
          version: z.literal("1.5"),
          lang: z.string(),
          msteams: z.strictObject({ width: z.literal("Full") }),
          body: z.array(z.union([richText, table])),
        }),
      }),
    ])
    .optional(),
  suggestedActions: z
    .strictObject({
      to: z.tuple([]),
      actions: z
        .array(z.strictObject({ type: z.literal("imBack"), title: z.string(), value: z.string() }))
        .min(1)
        .max(3),
    })
    .optional(),
  channelData: z.strictObject({ feedbackLoop: z.strictObject({ type: z.literal("default") }) }).optional(),
});

/** Checks everything that holds of any message. */
function checkLimits(messages: readonly TeamsMessage[], answer: Answer, { isGroup }: TeamsAddress): void {
  expect(messages.length).toBeLessThanOrEqual(isGroup ? 1 : 2);
  for (const { activity } of messages) {
    sent.parse(activity);
    const json = JSON.stringify(activity);
    expect(Math.max(json.length * 2, Buffer.byteLength(json))).toBeLessThan(80 * 1024);
    expect(json.isWellFormed()).toBe(true);
    // Half of a pair would be written as an escape.
    expect(json).not.toMatch(/\\ud[89a-f]/iu);
    // Badges and suggested actions exclude each other.
    expect(activity.entities !== undefined && activity.suggestedActions !== undefined).toBe(false);
    // No definitions: Teams prints them.
    expect(activity.text).not.toMatch(/^\s*\[[^\]]+\]:/mu);
  }
  const isLabelled = messages[0]?.activity.entities?.[0]?.additionalType.length === 1;
  if (isLabelled) expect(answer.composer).toBe("model");
}

/** The words that a reader sees, by another reading of Markdown. */
function shown(markdown: string): string {
  const html = marked.parse(markdown, { async: false, gfm: true });
  return html
    .replace(/<[^>]*>/gu, "")
    .replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&lt;/gu, "<")
    .replace(/&gt;/gu, ">")
    .replace(/&quot;/gu, '"')
    .replace(/&amp;/gu, "&")
    .trim();
}

describe("any answer", () => {
  it("keeps within the limits of Teams", () => {
    fc.assert(
      fc.property(randomAnswer, fc.constantFrom(personal, group, webChat), (answer, address) => {
        checkLimits(render(answer, address), answer, address);
      }),
    );
  });

  it("shows its text as it is, whatever stands in it", () => {
    const markup = fc.array(
      fc.oneof(
        fc.constantFrom(...Array.from("\\`*_[]<>#+-.!|~&=1() \n\t")),
        fc.constantFrom("<at>Wang</at>", "&lt;", "&#60;", "[1]", "1. ", "---", "市長", "𠮷", "a"),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(markup, (parts) => {
        const text = parts.join("");
        const escaped = escapeForTeams(text);
        expect(shown(escaped)).toBe(text.replace(/\s+/gu, " ").trim());
        // Only our own markers become badges.
        expect(escaped).not.toContain("[");
      }),
    );
  });

  it.each([
    ["short", chineseAnswer],
    ["in full", fullAnswer],
    ["ten sources and more", manySources],
    ["abstention", nothingFound],
    ["declined", declined],
    ["clarification", clarification],
    ["error", errorAnswer(null, { code: "busy", language: "zh-Hant", text: "請稍後再試。", contact: null })],
  ])("of the contract's list is a message: %s", (_, answer) => {
    for (const address of [personal, group, webChat]) {
      const messages = render(answer, address);
      checkLimits(messages, answer, address);
      for (const { text } of answer.notices) expect(messages[0]?.activity.text).toContain(text);
    }
  });
});

describe("an answer in Teams", () => {
  it("has its sentences with badges, each in a paragraph, and what can be asked next in a message of its own", () => {
    const [first, next] = render(englishAnswer, personal);
    expect(first?.activity.text.split("\n\n")).toEqual([
      "One of the sources is in Chinese; its words are shown as they are.",
      "Three memorandums of understanding were signed at the forum on July 4. [1]",
      "雙方在論壇上簽署三項合作備忘錄，內容分別是影視、青少年體育與區級交流。 [2]",
      "[Citizen hotline 1999](https://hotline.example/)",
    ]);
    expect(first?.activity.entities?.[0]?.citation.map(({ position }) => position)).toEqual([1, 2]);
    expect(first?.activity.entities?.[0]?.additionalType).toEqual([]);
    expect(first?.activity.suggestedActions).toBeUndefined();
    expect(next?.activity.text).toBe("You could also ask");
    expect(next?.activity.suggestedActions?.actions.map(({ value }) => value)).toEqual(
      englishAnswer.suggestions,
    );
    expect([first?.answerId, next?.answerId]).toEqual(["answer-1", null]);
  });

  it("has badges for the sources that a notice names, and for nothing else in brackets", () => {
    const notices = [{ code: "press", text: "From the press [1][2], not from the city [3] [x]: [1]" }];
    const text = render({ ...englishAnswer, notices }, personal)[0]?.activity.text ?? "";
    expect(text).toContain("From the press [1] [2], not from the city &#91;3&#93; &#91;x&#93;: [1]\n\n");
  });

  it("has contradictions without Markdown's lists, in which no badge is shown", () => {
    const text = render(fullAnswer, personal)[0]?.activity.text ?? "";
    expect(text).toContain(
      [
        "**The sources differ**",
        "The day of the signing",
        "• July 4 [1] (Taipei City Government, July 5, 2019)",
        "• July 5 [2] (中央通訊社, July 4, 2019)",
      ].join("\n\n"),
    );
    expect(text).not.toMatch(/^\s*(?:[-*+]|\d+\.) /mu);
  });

  it("has its table as a card with the sources that it cites", () => {
    const card = render(fullAnswer, personal)[0]?.activity.attachments?.[0]?.content;
    const texts = JSON.stringify(card?.body);
    expect(texts).toContain('"text":"Forum","weight":"Bolder"');
    expect(texts).toContain("Three [1] [2]");
    expect(texts).toContain('"text":"[2] "');
    expect(texts).toContain('{"type":"Action.OpenUrl","url":"https://news.example/2019-forum-signing"}');
  });

  it("says how many rows of a table are left out where not all of them fit", () => {
    const rows = Array.from({ length: 200 }, (_, n) => [
      { text: `${n} ${"市".repeat(300)}`, citations: [1] },
      { text: "Three", citations: [1, 2] },
    ]);
    const answer = { ...fullAnswer, table: { columns: ["Forum", "Memorandums"], rows } };
    const [message] = render(answer, personal);
    const card = JSON.stringify(message?.activity.attachments?.[0]?.content);
    const kept = card.match(/"TableRow"/gu)?.length ?? 0;
    expect(kept).toBeGreaterThan(20);
    expect(card).toContain(`further rows that are not shown here: ${201 - kept}.`);
    checkLimits(render(answer, personal), answer, personal);
  });

  it("lists the sources that have no badge", () => {
    const text = render(manySources, personal)[0]?.activity.text ?? "";
    expect(text).toContain("**Sources**\n\n[11] [Three memorandums signed");
    expect(text).not.toContain("[10] [");
  });

  it("is labelled as generated only where a model wrote it, and rated only where there is an answer", () => {
    const [byModel] = render({ ...englishAnswer, composer: "model" }, personal);
    expect(byModel?.activity.entities?.[0]?.additionalType).toEqual(["AIGeneratedContent"]);
    const [failed] = render({ ...nothingFound, status: "error" }, personal);
    expect([failed?.activity.channelData, failed?.answerId]).toEqual([undefined, null]);
  });

  it("offers choices first, and names all of them in the text", () => {
    const [first, next] = render(clarification, personal);
    expect(first?.activity.text).toContain("• The forum of 2017\n\n• The forum of 2019");
    expect(next?.activity.text).toBe("Choose one");
    expect(next?.activity.suggestedActions?.actions.map(({ value }) => value)).toEqual([
      "The forum of 2017",
      "The forum of 2019",
      clarification.suggestions[0],
    ]);
  });

  it("where others read along comes in one message", () => {
    expect(render(clarification, group)).toHaveLength(1);
  });
});

describe("an answer in another channel of Azure Bot Service", () => {
  it("lists all of its sources, since there are neither badges nor buttons to rate by", () => {
    const [message] = render(englishAnswer, webChat);
    expect(message?.activity.entities).toBeUndefined();
    expect(message?.activity.channelData).toBeUndefined();
    expect(message?.activity.text).toContain("[1] [Three memorandums signed at the Taipei-Shanghai Forum](");
    expect(message?.activity.text).toContain("[2] [雙城論壇簽署三項合作備忘錄](");
  });
});
