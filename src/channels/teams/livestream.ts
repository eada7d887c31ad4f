import { setTimeout as delay } from "node:timers/promises";
import type { Answer } from "../../answer/answer.ts";
import type { SaidSoFar } from "../../answer/answerer.ts";
import type { Speaker } from "../delivery.ts";
import { type StreamInfo, streamInfoEntity } from "../stream-info.ts";
import type { TeamsAddress } from "./activity.ts";
import type { FinalActivity, MessageActivity, PieceActivity, TeamsMessage } from "./message.ts";
import type { Outbox } from "./outbox.ts";
import { render } from "./render.ts";
import { saidText } from "./teams-text.ts";

/** Teams takes one piece a second and advises to leave half a second more. In ms. */
const EVERY_MS = 1_500;

/** What an answer is said with. */
export interface LivestreamParts {
  readonly outbox: Pick<Outbox, "post">;
  /** Done after some milliseconds, or when the signal aborts. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Says an answer in a chat of Teams before it is whole: each piece has all that was said so far, and the answer itself is
 * the last one. Where Teams does not take the first piece, the answer comes as it would have without.
 */
export class Livestream implements Speaker<TeamsMessage> {
  readonly #address: TeamsAddress;
  readonly #parts: LivestreamParts;
  readonly #signal: AbortSignal;
  #soFar: SaidSoFar | null = null;
  #posting: Promise<void> | null = null;
  #streamId: string | null = null;
  #sequence = 0;
  #isOver = false;

  constructor(address: TeamsAddress, parts: LivestreamParts, signal: AbortSignal) {
    this.#address = address;
    this.#parts = parts;
    this.#signal = signal;
  }

  say(soFar: SaidSoFar): void {
    this.#soFar = soFar;
    // Of no account: the answer itself comes or does not.
    this.#posting ??= this.#post().catch(() => undefined);
  }

  async conclude(answer: Answer): Promise<readonly TeamsMessage[]> {
    this.#isOver = true;
    await this.#posting;
    if (this.#streamId === null || this.#soFar === null) return render(answer, this.#address);
    const [first, ...others] = render(answer, this.#address, this.#soFar.notices.length);
    const stream: StreamInfo = { streamType: "final", streamId: this.#streamId };
    return first === undefined ? [] : [{ ...first, stream }, ...others];
  }

  /** Posts what was said last, again and again for as long as there is more; the last one has its second too. */
  async #post(): Promise<void> {
    const { outbox, wait = pause } = this.#parts;
    let posted: SaidSoFar | null = null;
    while (this.#soFar !== posted && this.#soFar !== null && !this.#isOver) {
      posted = this.#soFar;
      const outcome = await outbox.post(this.#address, this.#piece(posted), this.#signal);
      if (this.#sequence === 1) {
        this.#streamId = outcome.kind === "sent" ? outcome.id : null;
        if (this.#streamId === null) return;
      }
      await wait(EVERY_MS, this.#signal);
    }
    // Said later: posted anew.
    this.#posting = null;
  }

  #piece(soFar: SaidSoFar): PieceActivity {
    const info: StreamInfo = {
      streamType: "streaming",
      streamSequence: ++this.#sequence,
      ...(this.#streamId === null ? {} : { streamId: this.#streamId }),
    };
    return {
      ...{ type: "typing", text: saidText(soFar), textFormat: "markdown", locale: soFar.language },
      ...{ entities: [streamInfoEntity(info)], channelData: info },
    };
  }
}

/** A message as the end of what came piece by piece. */
export function asFinal(activity: MessageActivity, stream: StreamInfo): FinalActivity {
  return {
    ...activity,
    entities: [...(activity.entities ?? []), streamInfoEntity(stream)],
    channelData: { ...activity.channelData, ...stream },
  };
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, { signal });
}
