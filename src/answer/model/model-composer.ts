import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { BaseMessage } from "@langchain/core/messages";
import type { ArticleViews } from "../article-view.ts";
import type { Composed, ComposedSentence } from "../composed.ts";
import { Deadline, ModelError } from "./chat-endpoint.ts";
import { type DraftSentence, readDraft } from "./draft.ts";
import type { Fault, ModelQuestion } from "./model-prompt.ts";
import type { ModelOutcome } from "./model-report.ts";
import { numberedEvidence } from "./numbered-evidence.ts";
import type { OpenedModel } from "./opened-model.ts";
import { proveDraft, singleSentences } from "./prove-draft.ts";
import { isToThePoint, type PointContext, restsOnFound } from "./to-the-point.ts";

/** Most sentences in an answer, as without a model. */
const MOST_SENTENCES = 3;
/** Time below which it is not asked, or not again: nothing could come of it but a wait. */
const LEAST_LEFT_MS = 500;

/** What the composer needs of the rest. */
export interface ComposerParts extends PointContext {
  readonly model: OpenedModel;
  readonly views: ArticleViews;
}

/** A question with what it is answered from. */
interface Task extends ModelQuestion {
  readonly composed: Composed;
  readonly messages: readonly BaseMessage[];
  readonly deadline: Deadline;
}

/** A reply with the sentences that it proposes. */
interface ReadReply {
  readonly text: string;
  readonly drafts: readonly DraftSentence[];
}

/** What became of a draft. */
interface Proved {
  /** In the order of the draft, those that are proved alone. */
  readonly kept: readonly { readonly draft: DraftSentence; readonly sentence: ComposedSentence }[];
  readonly faults: readonly Fault[];
}

/**
 * Says an answer in a model's words. It is asked only where sentences of the articles were found that answer, its
 * sentences are held to the same proof and to those found, and where it fails in whatever way, the answer stays as it
 * was found.
 */
export class ModelComposer {
  readonly #parts: ComposerParts;

  constructor(parts: ComposerParts) {
    this.#parts = parts;
  }

  /** The answer in a model's words, or as it was; `spentMs` is what the answer has taken already. Never rejects for the model. */
  async compose(composed: Composed, spentMs: number): Promise<Composed> {
    // Where nothing answers by the articles' own words, a model's would only sound like an answer.
    if (composed.table !== null || composed.sentences.length === 0) return composed;
    const { model } = this.#parts;
    const deadline = new Deadline(Math.max(0, model.answerWithinMs - spentMs));
    try {
      const { outcome, sentences } = await this.#answer(composed, deadline);
      model.counts.countOutcome(outcome);
      return sentences.length === 0 ? composed : { ...composed, sentences, composer: "model" };
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      model.onTrouble(error);
      model.counts.countOutcome(error.trouble);
      return composed;
    }
  }

  async #answer(
    composed: Composed,
    deadline: Deadline,
  ): Promise<{ outcome: ModelOutcome; sentences: readonly ComposedSentence[] }> {
    const { model } = this.#parts;
    const { question, language } = composed;
    const asked = { question, language, evidence: numberedEvidence(composed) };
    const task = { ...asked, composed, messages: model.prompt.ask(asked), deadline };
    const key = keyOf(task, model.name, model.prompt.version);
    const known = model.cache.get(key);
    if (known !== null) {
      const { kept } = await this.#prove(known, task);
      const sentences = kept.map(({ sentence }) => sentence);
      if (await this.#answers(sentences, composed)) return { outcome: "answered_from_cache", sentences };
    }
    if (deadline.left < LEAST_LEFT_MS) throw new ModelError("out_of_time");
    const { kept, isSilent } = await this.#draft(task);
    const shown = kept.slice(0, MOST_SENTENCES);
    const sentences = shown.map(({ sentence }) => sentence);
    if (sentences.length === 0) return { outcome: isSilent ? "nothing_said" : "unproved", sentences };
    if (!(await this.#answers(sentences, composed))) return { outcome: "beside_the_point", sentences: [] };
    model.cache.set(
      key,
      shown.map(({ draft }) => draft),
    );
    return { outcome: "answered", sentences };
  }

  async #answers(sentences: readonly ComposedSentence[], composed: Composed): Promise<boolean> {
    return sentences.length > 0 && (await isToThePoint(sentences, composed, this.#parts));
  }

  /** Asks, and once more for what could not be read or proved. */
  async #draft(task: Task): Promise<Pick<Proved, "kept"> & { readonly isSilent: boolean }> {
    const { messages, deadline, language } = task;
    const first = await this.#askReadably(messages, deadline);
    const proved = await this.#prove(first.drafts, task);
    const isSilent = first.drafts.length === 0;
    if (proved.faults.length === 0 || first.isSecond || deadline.left < LEAST_LEFT_MS) {
      return { kept: proved.kept, isSilent };
    }
    const { prompt } = this.#parts.model;
    const again = [...messages, ...prompt.askAgain(first.text, proved.faults, language)];
    const mended = await this.#ask(again, deadline)
      .then(({ drafts }) => this.#prove(drafts, task))
      .catch((error: unknown) => {
        // What the first reply left is said all the same.
        if (error instanceof ModelError && proved.kept.length > 0) return null;
        throw error;
      });
    const others = (mended?.kept ?? []).filter(
      ({ sentence }) => !proved.kept.some((other) => other.sentence.text === sentence.text),
    );
    return { kept: [...proved.kept, ...others], isSilent };
  }

  /** Asks, and once more where the reply cannot be read. */
  async #askReadably(
    messages: readonly BaseMessage[],
    deadline: Deadline,
  ): Promise<ReadReply & { readonly isSecond: boolean }> {
    try {
      return { ...(await this.#ask(messages, deadline)), isSecond: false };
    } catch (error) {
      const isWorthMore = deadline.left >= LEAST_LEFT_MS;
      if (!(error instanceof ModelError) || error.trouble !== "broken" || !isWorthMore) throw error;
      return { ...(await this.#ask(messages, deadline)), isSecond: true };
    }
  }

  /** One reply and what it proposes. */
  async #ask(messages: readonly BaseMessage[], deadline: Deadline): Promise<ReadReply> {
    const { endpoint, breaker } = this.#parts.model;
    return breaker.run(async () => {
      const { text } = await deadline.race(endpoint.ask(messages, deadline));
      const drafts = readDraft(text);
      if (drafts === null) throw new ModelError("broken");
      return { text, drafts };
    });
  }

  /** Proves a draft sentence by sentence, and gives way to other work between them. */
  async #prove(drafts: readonly DraftSentence[], { evidence, language, composed }: Task): Promise<Proved> {
    const { reader, views } = this.#parts;
    const kept: { draft: DraftSentence; sentence: ComposedSentence }[] = [];
    const faults: Fault[] = [];
    const aside: DraftSentence[] = [];
    for (const draft of singleSentences(drafts)) {
      await setImmediate();
      const { sentence, fault } = proveDraft(draft, { evidence, language, reader, views });
      if (fault !== null) faults.push(fault);
      else if (!restsOnFound(sentence, composed)) aside.push(draft);
      else if (!kept.some((other) => other.sentence.text === sentence.text)) kept.push({ draft, sentence });
    }
    // True, but no answer: worth asking again for where there is nothing else.
    const pointless = kept.length > 0 ? [] : aside;
    const wrong = ["does not answer the question"];
    return { kept, faults: [...faults, ...pointless.map(({ text }) => ({ text, wrong }))] };
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
