import type { Answer } from "../../answer/answer.ts";
import type { SaidSoFar } from "../../answer/answerer.ts";
import type { ChannelMessage } from "../channel.ts";
import { citationEntity } from "../citation-entity.ts";
import { type StreamInfo, streamInfoEntity } from "../stream-info.ts";
import { type Activity, BOT, type BotMessage } from "./activity.ts";
import { randomId } from "./activity-ids.ts";
import type { RenderedMessage } from "./direct-line-channel.ts";
import { markdownText } from "./markdown-text.ts";

/** What an answer has while it is not whole, beside what was said. */
const UNSAID: Omit<Answer, keyof SaidSoFar> = {
  id: "",
  conversationId: null,
  status: "answered",
  reason: null,
  text: "",
  table: null,
  choices: [],
  conflicts: [],
  asOf: null,
  suggestions: [],
  contact: null,
  composer: "model",
  timings: {},
};

/**
 * What is said of an answer before it is whole, as Web Chat's livestream: typing activities with all that is said so far,
 * which are shown while they last and never kept, and a message that concludes them and is all that is kept.
 */
export class Livestream {
  readonly #message: ChannelMessage;
  readonly #id = randomId();
  #sequence = 0;
  #soFar: SaidSoFar | null = null;

  /** `message` is the one that is answered. */
  constructor(message: ChannelMessage) {
    this.#message = message;
  }

  /** The activity that says so much. */
  say(soFar: SaidSoFar, at: Date): Activity {
    this.#soFar = soFar;
    const { conversationId, id } = this.#message;
    const answer: Answer = { ...UNSAID, ...soFar };
    const info: StreamInfo = {
      ...{ streamType: "streaming", streamId: this.#id },
      streamSequence: ++this.#sequence,
    };
    const cited = citationEntity(answer, true);
    return {
      type: "typing",
      id: this.#sequence === 1 ? this.#id : randomId(),
      timestamp: at.toISOString(),
      channelId: "directline",
      conversation: { id: conversationId },
      from: BOT,
      replyToId: id,
      locale: soFar.language,
      text: markdownText(answer),
      textFormat: "markdown",
      entities: [...(cited === null ? [] : [cited]), streamInfoEntity(info)],
      channelData: { ...info, soFar: answer },
    };
  }

  /** The whole answer, as the end of what was said: what was read already stays where it stands. */
  concluded(rendered: RenderedMessage): Omit<BotMessage, "replyToId"> {
    if (this.#soFar === null) return rendered;
    const { answer } = rendered.channelData;
    const info: StreamInfo = { streamType: "final", streamId: this.#id };
    return {
      ...rendered,
      text: markdownText(answer, this.#soFar.notices.length),
      entities: [...rendered.entities, streamInfoEntity(info)],
      channelData: { answer, ...info },
    };
  }
}
