import { marked } from "marked";
import { expect } from "vitest";
import {
  directLineChannel,
  type RenderedMessage,
} from "../../../src/channels/direct-line/direct-line-channel.ts";
import { type ChannelContract, lengthAsRead } from "./channel-contract.ts";

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', "#39": "'" };

/** The web: one activity, whose words are Markdown and whose citations stand in an entity. */
export const webContract: ChannelContract<RenderedMessage> = {
  name: "web",
  render: (answer) => directLineChannel.render(answer),
  shown: (messages) =>
    messages
      .flatMap(({ text, suggestedActions }) => [
        wordsOf(text),
        ...(suggestedActions?.actions ?? []).map(({ title }) => title),
      ])
      .join("\n"),
  limits: [
    {
      name: "one message, which holds the whole answer",
      check: (messages, answer) => {
        expect(messages.map(({ channelData }) => channelData.answer)).toEqual([answer]);
      },
    },
    {
      // 20 are documented, half of that is safe.
      name: "at most ten citations, numbered as in the text",
      check: ([message], answer) => {
        const citations = message?.entities[0]?.citation ?? [];
        expect(citations.map(({ position }) => position)).toEqual(
          answer.sources.slice(0, 10).map(({ n }) => n),
        );
      },
    },
    {
      // Microsoft's documentation of bot messages with citations.
      name: "names of 80 characters, abstracts of 160, three keywords of 28",
      check: ([message]) => {
        for (const { appearance } of message?.entities[0]?.citation ?? []) {
          expect(lengthAsRead(appearance.name)).toBeLessThanOrEqual(80);
          expect(lengthAsRead(appearance.abstract)).toBeLessThanOrEqual(160);
          expect(appearance.abstract).not.toBe("");
          expect(appearance.keywords.length).toBeLessThanOrEqual(3);
          for (const keyword of appearance.keywords) expect(lengthAsRead(keyword)).toBeLessThanOrEqual(28);
        }
      },
    },
    {
      name: "marked as generated where a model wrote it, and there alone",
      check: ([message], { composer }) => {
        const types = message?.entities.flatMap(({ additionalType }) => additionalType) ?? [];
        expect(types).toEqual(composer === "model" ? ["AIGeneratedContent"] : []);
      },
    },
  ],
};

/** The words of Markdown as Web Chat shows them, references to sources as `[n]`. */
function wordsOf(markdown: string): string {
  const html = marked.parse(markdown, { async: false, gfm: true });
  return html
    .replace(/<a [^>]*>(\d+)<\/a>/gu, "[$1]")
    .replace(/<[^>]*>/gu, "")
    .replace(/&(#?\w+);/gu, (whole, name: string) =>
      name.startsWith("#") ? String.fromCodePoint(Number(name.slice(1))) : (ENTITIES[name] ?? whole),
    );
}
