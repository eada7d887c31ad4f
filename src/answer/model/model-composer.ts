import { createHash } from "node:crypto";
import type { BaseMessage } from "@langchain/core/messages";
import type { Composed, ComposedSentence } from "../composed.ts";
import { Deadline, ModelError } from "./chat-endpoint.ts";
import { type DraftSentence, readDraft } from "./draft.ts";
import { HeardReply } from "./heard-reply.ts";
import type { ModelQuestion } from "./model-prompt.ts";
import type { ModelOutcome } from "./model-report.ts";
import { numberedEvidence } from "./numbered-evidence.ts";
import type { OpenedModel } from "./opened-model.ts";
import { Wording, type WordingParts } from "./wording.ts";

/** Time below which it is not asked, or not again: nothing could come of it but a wait. */
const LEAST_LEFT_MS = 500;

/** What the composer needs of the rest. */
export interface ComposerParts extends WordingParts {
  readonly model: OpenedModel;
}

/** Hears all sentences that are said so far, in order, whenever there is one more. */
export type Say = (sentences: readonly ComposedSentence[]) => void;

/** A question with what it is answered from, and its answer as it comes about. */
interface Task extends ModelQuestion {
  readonly messages: readonly BaseMessage[];
  readonly deadline: Deadline;
  readonly wording: Wording;
  /** Whether somebody hears what is said before the answer is whole. */
  readonly isHeard: boolean;
}

/** A reply with the sentences that it proposes. */
interface ReadReply {
  readonly text: string;
  readonly drafts: readonly DraftSentence[];
}

/** What came of asking; sentences where it is an answer. */
interface Outcome {
  readonly outcome: ModelOutcome;
  readonly sentences: readonly ComposedSentence[];
}

/**
 * Says an answer in a model's words. It is asked only where sentences of the articles were found that answer, its
 * sentences are held to the same proof and to those found, and where it fails in whatever way, the answer stays as it
 * was found; unless some of it has been said: then that is the answer.
 */
export class ModelComposer {
  readonly #parts: ComposerParts;

  constructor(parts: ComposerParts) {
    this.#parts = parts;
  }

  /**
   * The answer in a model's words, or as it was; `spentMs` is what the answer has taken already. `say` hears sentences
   * before the answer is whole; with them it begins. Never rejects for the model.
   */
  async compose(composed: Composed, spentMs: number, say: Say | null = null): Promise<Composed> {
    // Where nothing answers by the articles' own words, a model's would only sound like an answer.
    if (composed.table !== null || composed.sentences.length === 0) return composed;
    const { model } = this.#parts;
    const deadline = new Deadline(Math.max(0, model.answerWithinMs - spentMs));
    const { outcome, sentences } = await this.#answer(composed, deadline, say);
    model.counts.countOutcome(outcome);
    return sentences.length === 0 ? composed : { ...composed, sentences, composer: "model" };
  }

  async #answer(composed: Composed, deadline: Deadline, say: Say | null): Promise<Outcome> {
    const { model } = this.#parts;
    const heard = model.isStreamed ? say : null;
    const { question, language } = composed;
    const asked = { question, language, evidence: numberedEvidence(composed) };
    const key = keyOf(asked, model.name, model.prompt.version);
    const known = model.cache.get(key);
    if (known !== null) {
      const wording = new Wording(asked, composed, this.#parts, heard);
      await wording.prove(known);
      if (await wording.isAnswer()) return { outcome: "answered_from_cache", sentences: wording.sentences };
    }
    const wording = new Wording(asked, composed, this.#parts, heard);
    const messages = model.prompt.ask(asked);
    const task: Task = { ...asked, messages, deadline, wording, isHeard: heard !== null };
    try {
      const { isSilent } = await this.#draft(task);
      if (!wording.isProved) return { outcome: isSilent ? "nothing_said" : "unproved", sentences: [] };
      if (!(await wording.isAnswer())) return { outcome: "beside_the_point", sentences: [] };
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      model.onTrouble(error);
      if (!wording.hasSpoken) return { outcome: error.trouble, sentences: [] };
      return { outcome: "answered_in_part", sentences: wording.sentences };
    }
    model.cache.set(key, wording.drafts);
    return { outcome: "answered", sentences: wording.sentences };
  }

  /** Asks, and once more for what could not be read or proved. */
  async #draft(task: Task): Promise<{ readonly isSilent: boolean }> {
    const { messages, deadline, language, wording } = task;
    if (deadline.left < LEAST_LEFT_MS) throw new ModelError("out_of_time");
    const first = await this.#askReadably(task);
    const isSilent = first.drafts.length === 0;
    const { faults } = wording;
    if (faults.length === 0 || first.isSecond || deadline.left < LEAST_LEFT_MS) return { isSilent };
    const again = [...messages, ...this.#parts.model.prompt.askAgain(first.text, faults, language)];
    try {
      const { drafts } = await this.#ask(again, deadline);
      await wording.prove(drafts);
    } catch (error) {
      // What the first reply left is said all the same.
      if (!(error instanceof ModelError) || !wording.isProved) throw error;
    }
    return { isSilent };
  }

  /** Asks and proves, and once more where the reply cannot be read and nothing of it has been said. */
  async #askReadably(task: Task): Promise<ReadReply & { readonly isSecond: boolean }> {
    try {
      return { ...(await this.#askAndProve(task)), isSecond: false };
    } catch (error) {
      const isWorthMore = task.deadline.left >= LEAST_LEFT_MS && !task.wording.hasSpoken;
      if (!(error instanceof ModelError) || error.trouble !== "broken" || !isWorthMore) throw error;
      return { ...(await this.#askAndProve(task)), isSecond: true };
    }
  }

  /** One reply to the question, its sentences proved: where somebody hears them, as they come. */
  async #askAndProve({ messages, deadline, wording, isHeard }: Task): Promise<ReadReply> {
    if (!isHeard) {
      const reply = await this.#ask(messages, deadline);
      await wording.prove(reply.drafts);
      return reply;
    }
    const heard = new HeardReply(wording);
    try {
      const reply = await this.#ask(messages, deadline, heard);
      await heard.complete(reply.drafts);
      return reply;
    } finally {
      await heard.close();
    }
  }

  /** One reply and what it proposes. */
  async #ask(
    messages: readonly BaseMessage[],
    deadline: Deadline,
    heard: HeardReply | null = null,
  ): Promise<ReadReply> {
    const { endpoint, breaker } = this.#parts.model;
    return breaker.run(async () => {
      const { text } = await deadline.race(endpoint.ask(messages, deadline, heard));
      const drafts = readDraft(text);
      if (drafts === null) throw new ModelError("broken");
      return { text, drafts };
    });
  }
}

/** Changes with whatever a model's answer may depend on. */
function keyOf({ question, language, evidence }: ModelQuestion, name: string, prompt: string): string {
  const passages = evidence.map(({ article, start, end }) => [
    article.id,
    article.version,
    article.title,
    start,
    end,
  ]);
  return createHash("sha256")
    .update(JSON.stringify([name, prompt, language, question, passages]))
    .digest("base64url");
}
