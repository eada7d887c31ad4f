import { marked } from "marked";
import { expect } from "vitest";
import type { TeamsAddress } from "../../../src/channels/teams/activity.ts";
import type { TeamsMessage } from "../../../src/channels/teams/message.ts";
import { render } from "../../../src/channels/teams/render.ts";
import { type ChannelContract, stringsIn } from "./channel-contract.ts";

const ADDRESS: TeamsAddress = {
  serviceUrl: "https://smba.trafficmanager.net/teams/",
  channelId: "msteams",
  conversationId: "a:1",
  activityId: "1",
  botId: "28:bot",
  isGroup: false,
};

/** Teams: the answer with its citations, and what can be asked next in a message of its own. */
export const teamsContract: ChannelContract<TeamsMessage> = {
  name: "teams",
  render: (answer) => render(answer, ADDRESS),
  shown: (messages) =>
    messages
      .flatMap(({ activity: { text, attachments, suggestedActions } }) => [
        wordsOf(text),
        ...stringsIn(attachments?.map(({ content }) => content.body)),
        ...(suggestedActions?.actions ?? []).map(({ title }) => title),
      ])
      .join("\n"),
  limits: [
    {
      // Microsoft: messages of bots have up to some 100 KB, counted in UTF-16; under 80 is safe.
      name: "a message has under 80 KB",
      check: (messages) => {
        for (const { activity } of messages) {
          const json = JSON.stringify(activity);
          expect(Math.max(json.length * 2, Buffer.byteLength(json))).toBeLessThan(80 * 1024);
        }
      },
    },
    {
      // Microsoft's documentation of bot messages with citations; lengths as .NET counts, in UTF-16 units.
      name: "at most ten citations, with names of 80, abstracts of 160 and three keywords of 28",
      check: ([message], { sources }) => {
        const citations = message?.activity.entities?.[0]?.citation ?? [];
        expect(citations.map(({ position }) => position)).toEqual(sources.slice(0, 10).map(({ n }) => n));
        for (const { appearance } of citations) {
          expect(appearance.name.length).toBeLessThanOrEqual(80);
          expect(appearance.abstract.length).toBeLessThanOrEqual(160);
          expect(appearance.abstract).not.toBe("");
          expect(appearance.keywords.length).toBeLessThanOrEqual(3);
          for (const keyword of appearance.keywords) expect(keyword.length).toBeLessThanOrEqual(28);
        }
      },
    },
    {
      name: "badges and suggested actions on messages of their own, of which three are shown",
      check: (messages) => {
        for (const { entities, suggestedActions } of messages.map(({ activity }) => activity)) {
          expect(entities !== undefined && suggestedActions !== undefined).toBe(false);
          expect(suggestedActions?.actions.length ?? 0).toBeLessThanOrEqual(3);
        }
      },
    },
    {
      name: "marked as generated where a model wrote it, and there alone",
      check: ([message], { composer }) => {
        const types = message?.activity.entities?.flatMap(({ additionalType }) => additionalType) ?? [];
        expect(types).toEqual(composer === "model" ? ["AIGeneratedContent"] : []);
      },
    },
  ],
};

/** The words of Markdown, as HTML shows them. */
function wordsOf(markdown: string): string {
  return marked
    .parse(markdown, { async: false, gfm: true })
    .replace(/<[^>]*>/gu, "")
    .replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&lt;/gu, "<")
    .replace(/&gt;/gu, ">")
    .replace(/&quot;/gu, '"')
    .replace(/&amp;/gu, "&");
}
