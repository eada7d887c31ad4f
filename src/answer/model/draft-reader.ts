import { type DraftSentence, endOfObject, MOST_DRAFTED, readSentence } from "./draft.ts";

/** How a reply of the form asked for begins, in a code block or not; one that thinks aloud first is read when it is whole. */
const BEGINNING = /^\s*(?:```(?:json)?\s*)?\{\s*"sentences"\s*:\s*\[/u;
/** Characters in which it has begun so, and that a sentence with its numbers has at most: beyond, nothing is looked for. */
const MOST_BEFORE = 200;
const MOST_A_SENTENCE = 4_000;
/** What stands between two sentences. */
const BETWEEN = /^[\s,]+/u;

/**
 * Reads the sentences of a reply while it is being written, each when its brace has closed: a part of one is never read,
 * and what is read does not depend on where the pieces are cut.
 */
export class DraftReader {
  #rest = "";
  #isInList = false;
  #isOver = false;
  #count = 0;

  /** The sentences that end in the next piece. */
  read(piece: string): readonly DraftSentence[] {
    if (this.#isOver) return [];
    this.#rest += piece;
    if (!this.#isInList && !this.#begins()) return [];
    const found: DraftSentence[] = [];
    for (let next = this.#next(); next !== null; next = this.#next()) found.push(next);
    return found;
  }

  #begins(): boolean {
    const [beginning] = BEGINNING.exec(this.#rest) ?? [];
    if ((beginning ?? this.#rest).length > MOST_BEFORE) this.#end();
    if (this.#isOver || beginning === undefined) return false;
    this.#rest = this.#rest.slice(beginning.length);
    this.#isInList = true;
    return true;
  }

  #next(): DraftSentence | null {
    this.#rest = this.#rest.replace(BETWEEN, "");
    if (this.#rest === "") return null;
    const end = this.#rest.startsWith("{") ? endOfObject(this.#rest, 0) : 0;
    if ((end ?? this.#rest.length) > MOST_A_SENTENCE) this.#end();
    if (this.#isOver || end === null) return null;
    const sentence = end === 0 ? null : readSentence(this.#rest.slice(0, end));
    this.#rest = this.#rest.slice(end);
    // The list has ended, or holds something else: the whole reply, if it can be read, says what.
    if (sentence === null || ++this.#count > MOST_DRAFTED) {
      this.#end();
      return null;
    }
    return sentence;
  }

  #end(): void {
    this.#isOver = true;
    this.#rest = "";
  }
}
