import { setImmediate } from "node:timers/promises";
import type { ArticleViews } from "../article-view.ts";
import type { Composed, ComposedSentence } from "../composed.ts";
import type { DraftSentence } from "./draft.ts";
import type { Fault, ModelQuestion } from "./model-prompt.ts";
import { proveDraft, singleSentences } from "./prove-draft.ts";
import { isToThePoint, type PointContext, restsOnFound } from "./to-the-point.ts";

/** Most sentences in an answer, as without a model. */
const MOST_SENTENCES = 3;

/** What drafts are proved with. */
export interface WordingParts extends PointContext {
  readonly views: ArticleViews;
}

/** A draft that is proved. */
interface Kept {
  readonly draft: DraftSentence;
  readonly sentence: ComposedSentence;
}

/**
 * An answer as it comes about: drafts are proved one after the other, and what is proved is said as soon as it answers.
 * That never has to be taken back, since a sentence more makes no answer less to the point: what it rests on, the values
 * that it holds and the best of its readings only grow.
 */
export class Wording {
  readonly #asked: ModelQuestion;
  readonly #composed: Composed;
  readonly #parts: WordingParts;
  readonly #say: ((sentences: readonly ComposedSentence[]) => void) | null;
  #kept: Kept[] = [];
  #faults: Fault[] = [];
  #aside: DraftSentence[] = [];
  #saidCount = 0;
  /** How many of the sentences were last found not to answer. */
  #missedBy = 0;

  /** `say` hears all sentences that are said so far, whenever there is one more; null where nobody listens before the end. */
  constructor(
    asked: ModelQuestion,
    composed: Composed,
    parts: WordingParts,
    say: ((sentences: readonly ComposedSentence[]) => void) | null,
  ) {
    this.#asked = asked;
    this.#composed = composed;
    this.#parts = parts;
    this.#say = say;
  }

  /** Proves drafts sentence by sentence, and gives way to other work between them. */
  async prove(drafts: readonly DraftSentence[]): Promise<void> {
    const { reader, views } = this.#parts;
    const { evidence, language } = this.#asked;
    for (const draft of singleSentences(drafts)) {
      await setImmediate();
      const { sentence, fault } = proveDraft(draft, { evidence, language, reader, views });
      if (fault !== null) this.#faults.push(fault);
      else if (!restsOnFound(sentence, this.#composed)) this.#aside.push(draft);
      else if (!this.#kept.some((other) => other.sentence.text === sentence.text)) {
        this.#kept.push({ draft, sentence });
        await this.#speak();
      }
    }
  }

  /** Forgets all that has not been said: it is drafted anew. */
  startOver(): void {
    this.#kept = this.#kept.slice(0, this.#saidCount);
    this.#faults = [];
    this.#aside = [];
    this.#missedBy = 0;
  }

  /** What is worth asking again for; true but no answer is among it where there is nothing else. */
  get faults(): readonly Fault[] {
    if (this.#kept.length >= MOST_SENTENCES) return [];
    const pointless = this.#kept.length > 0 ? [] : this.#aside;
    const wrong = ["does not answer the question"];
    return [...this.#faults, ...pointless.map(({ text }) => ({ text, wrong }))];
  }

  /** Whether something has been said. */
  get hasSpoken(): boolean {
    return this.#saidCount > 0;
  }

  /** Whether anything is proved. */
  get isProved(): boolean {
    return this.#kept.length > 0;
  }

  /** The answer's sentences, those said first and in order; those of `drafts` are what they were drafted as. */
  get sentences(): readonly ComposedSentence[] {
    return this.#shown.map(({ sentence }) => sentence);
  }

  get drafts(): readonly DraftSentence[] {
    return this.#shown.map(({ draft }) => draft);
  }

  /** Whether the sentences answer, as far as can be told; those that are said do. */
  async isAnswer(): Promise<boolean> {
    if (this.hasSpoken) return true;
    const { sentences } = this;
    if (sentences.length <= this.#missedBy) return false;
    const isIt = await isToThePoint(sentences, this.#composed, this.#parts);
    if (!isIt) this.#missedBy = sentences.length;
    return isIt;
  }

  get #shown(): readonly Kept[] {
    return this.#kept.slice(0, MOST_SENTENCES);
  }

  async #speak(): Promise<void> {
    if (this.#say === null || !(await this.isAnswer())) return;
    const { sentences } = this;
    while (this.#saidCount < sentences.length) this.#say(sentences.slice(0, ++this.#saidCount));
  }
}
