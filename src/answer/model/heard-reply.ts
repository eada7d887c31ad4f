import type { ReplyListener } from "./chat-endpoint.ts";
import type { DraftSentence } from "./draft.ts";
import { DraftReader } from "./draft-reader.ts";
import type { Wording } from "./wording.ts";

/** Proves a reply's sentences while it is being written, in order, one after the other. */
export class HeardReply implements ReplyListener {
  readonly #wording: Wording;
  #reader = new DraftReader();
  #heard: DraftSentence[] = [];
  #work: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(wording: Wording) {
    this.#wording = wording;
  }

  begin(): void {
    if (this.#isClosed) return;
    this.#reader = new DraftReader();
    this.#heard = [];
    this.#then(() => {
      this.#wording.startOver();
    });
  }

  piece(text: string): void {
    if (this.#isClosed) return;
    const drafts = this.#reader.read(text);
    if (drafts.length === 0) return;
    this.#heard.push(...drafts);
    this.#then(() => this.#wording.prove(drafts));
  }

  async hasSpoken(): Promise<boolean> {
    await this.#work;
    return this.#wording.hasSpoken;
  }

  /** Nothing more is heard, however long the reply still goes on; resolves when what was heard is proved. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#work;
  }

  /** Proves what the whole reply proposes beyond what was heard, or all of it where that was not what it came to. */
  async complete(drafts: readonly DraftSentence[]): Promise<void> {
    await this.close();
    const count = this.#heard.length;
    const isSame = JSON.stringify(drafts.slice(0, count)) === JSON.stringify(this.#heard);
    if (!isSame) this.#wording.startOver();
    await this.#wording.prove(isSame ? drafts.slice(count) : drafts);
  }

  #then(work: () => Promise<void> | void): void {
    this.#work = this.#work.then(work);
    // Whoever waits for it hears of a fault of ours.
    this.#work.catch(() => undefined);
  }
}
