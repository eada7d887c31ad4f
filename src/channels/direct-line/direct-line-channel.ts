import type { Answer } from "../../answer/answer.ts";
import type { Channel, ChannelMessage } from "../channel.ts";
import { type CitationEntity, citationEntity } from "../citation-entity.ts";
import type { BotMessage, ImBack, PostedActivity } from "./activity.ts";
import { markdownText } from "./markdown-text.ts";

/** A posted activity with where it was posted and the id that it got. */
export interface Posted {
  readonly conversationId: string;
  readonly id: string;
  readonly activity: PostedActivity;
}

/** An answer as a message, before it is known which one it replies to. */
export interface RenderedMessage extends Omit<BotMessage, "replyToId"> {
  readonly entities: readonly CitationEntity[];
}

/** Web: Direct Line 3.0, for Bot Framework's clients and our own widget alike. */
export const directLineChannel = {
  name: "web",
  read({ conversationId, id, activity }: Posted): ChannelMessage | null {
    if (activity.type !== "message") return null;
    const { text, locale } = activity;
    return { channel: "web", conversationId, id, text: text ?? "", locale: locale ?? null };
  },
  render(answer: Answer): readonly [RenderedMessage] {
    const entity = citationEntity(answer, true);
    const actions = [...answer.choices, ...answer.suggestions].map(imBack);
    return [
      {
        type: "message",
        role: "bot",
        text: markdownText(answer),
        textFormat: "markdown",
        locale: answer.language,
        inputHint: "acceptingInput",
        entities: entity === null ? [] : [entity],
        ...(actions.length === 0 ? {} : { suggestedActions: { to: [], actions } }),
        channelData: { answer },
      },
    ];
  },
} as const satisfies Channel<Posted, RenderedMessage>;

function imBack(text: string): ImBack {
  return { type: "imBack", title: text, value: text };
}
