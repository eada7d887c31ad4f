import type { messagingApi } from "@line/bot-sdk";
import { expect } from "vitest";
import { answerMessages } from "../../../src/channels/line/answer-messages.ts";
import { lineMessages } from "../line/line-shapes.ts";
import type { ChannelContract } from "./channel-contract.ts";

/** LINE: text messages without markup, a table and cards as Flex messages, and buttons below the last one. */
export const lineContract: ChannelContract<messagingApi.Message> = {
  name: "line",
  render: answerMessages,
  shown: (messages) => {
    const words: string[] = [];
    JSON.stringify(messages, (key, value: unknown) => {
      if ((key === "text" || key === "label") && typeof value === "string") words.push(value);
      return value;
    });
    return words.join("\n");
  },
  limits: [
    {
      // LINE's OpenAPI description and the reference of the Messaging API, as line-shapes.ts has them.
      name: "what LINE takes: messages, lengths, bytes, buttons, addresses",
      check: (messages) => {
        expect(lineMessages.safeParse(messages).error?.message).toBeUndefined();
      },
    },
    {
      name: "a card for each source, in order",
      check: (messages, { sources }) => {
        const cards = messages.flatMap((message) =>
          message.type === "flex" && message.contents.type === "carousel" ? message.contents.contents : [],
        );
        const numbers = cards.map((card) => Number(/\[(\d+)\]/u.exec(JSON.stringify(card))?.[1]));
        expect(numbers).toEqual(sources.map(({ n }) => n));
      },
    },
    {
      name: "buttons below the last message alone, each sending what it stands for",
      check: (messages, { choices, suggestions }) => {
        const texts = messages.map(({ quickReply }) =>
          (quickReply?.items ?? []).map(({ action }) => (action?.type === "message" ? action.text : "")),
        );
        expect(texts.pop()).toEqual([...choices, ...suggestions].slice(0, 13));
        expect(texts.flat()).toEqual([]);
      },
    },
  ],
};
