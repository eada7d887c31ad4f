import { setImmediate } from "node:timers/promises";
import type { FaqSource, MatchedFaq } from "../../answer/faq/faq-source.ts";
import { sameQuestion } from "../../answer/faq/match-question.ts";
import { NearestQuestions } from "../../answer/faq/nearest-questions.ts";
import { traditionalText } from "../../answer/understand.ts";
import type { Understood } from "../../answer/understood.ts";
import type { EmbedAll } from "../../answer/word-vectors.ts";
import type { Faq, FaqStore } from "../../store/faq-store.ts";
import { isDue, isValidOn } from "./faq-standing.ts";
import type { FaqReader } from "./faq-reader.ts";
import type { PublishedFaqs } from "./published-faqs.ts";

/** One wording of a FAQ's question. */
interface KeptQuestion {
  readonly faq: Faq;
  readonly text: string;
  /** As questions of citizens are embedded. */
  readonly embedded: string;
}

export interface FaqBookParts {
  readonly store: Pick<FaqStore, "find">;
  readonly published: PublishedFaqs;
  readonly embedAll: EmbedAll;
  readonly reading: Pick<FaqReader, "matching">;
  /** ISO day in Taipei, by the real clock. */
  readonly today: () => string;
  /** The real clock in ms. */
  readonly now: () => number;
  /** Hears that a FAQ does not hold against what this process has of the articles. */
  readonly onUnproved: (faq: Faq) => Promise<void>;
  /** Hears that it is time to look after the FAQs; nobody waits for it. */
  readonly onStale: () => void;
  /** Hears what a citizen's answer goes on without. */
  readonly onWarning: (message: string) => void;
}

/** Texts embedded at a time: questions of citizens wait for no more than these. */
const EMBEDDED_AT_ONCE = 16;
/** FAQs whose wordings are converted in one stretch: some milliseconds. */
const CONVERTED_AT_ONCE = 20;
/**
 * After this long, in ms, the next question has them looked after: another process that shares the database may have
 * published one, and a last day may be over.
 */
const FRESH_MS = 30_000;

/**
 * Cosine of two questions that have a subject in common. Chosen, not measured: too low a value shows staff a FAQ too many,
 * and citizens are answered by `closest` alone.
 */
const RESEMBLING = 0.5;

/** The published FAQs, ready to be asked. */
export class FaqBook implements FaqSource {
  readonly #parts: FaqBookParts;
  #questions = new NearestQuestions<KeptQuestion>([], []);
  /** What the questions are of. */
  #taken: readonly Faq[] = [];
  /** Of each FAQ as it stands, since converting its wordings takes some time. */
  readonly #wordings = new WeakMap<Faq, readonly KeptQuestion[]>();
  #vectors: ReadonlyMap<string, Float32Array> = new Map();
  #refreshing: Promise<void> = Promise.resolve();
  #readAt: number;
  #isClosed = false;

  constructor(parts: FaqBookParts) {
    this.#parts = parts;
    this.#readAt = parts.now();
  }

  /** How many published FAQs somebody should look at again by today. */
  get due(): number {
    const day = this.#parts.today();
    return this.#taken.filter((faq) => isDue(day, faq)).length;
  }

  /** Takes over what is published now. Refreshes wait for one another. */
  refresh(): Promise<void> {
    const refresh = this.#refreshing.then(() => this.#read());
    this.#refreshing = refresh.catch(() => undefined);
    return refresh;
  }

  /** Stops what is being read, and waits for that. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#refreshing;
  }

  async closest(question: Understood): Promise<MatchedFaq | null> {
    this.#keepFresh();
    if (this.#questions.size === 0) return null;
    const { embedAll, reading, store, today } = this.#parts;
    const [vector] = await embedAll([question.text]);
    if (vector === undefined) return null;
    const same = await sameQuestion(
      question,
      vector,
      validQuestions(this.#questions, today()),
      reading.matching(({ text }) => text),
    );
    if (same === null) return null;
    const { faq, text } = same.kept;
    // As it stands now: another process may have taken it back a moment ago.
    const now = await this.#orNull("a FAQ could not be looked up", () => store.find(faq.id));
    if (now?.state !== "published" || now.revision !== faq.revision || !isValidOn(today(), now)) return null;
    const { similarity, threshold } = same;
    return {
      id: faq.id,
      revision: faq.revision,
      question: text,
      similarity,
      threshold,
      answers: faq.answers,
    };
  }

  /**
   * Published FAQs, valid today, that are about what a text asks, nearest first: for staff, who see themselves whether one is
   * meant, so that a resemblance is enough.
   */
  async near(text: string): Promise<Faq[]> {
    this.#keepFresh();
    if (this.#questions.size === 0) return [];
    const { embedAll, today } = this.#parts;
    const [vector] = await embedAll([traditionalText(text)]);
    if (vector === undefined) return [];
    const near = this.#questions.near(vector, RESEMBLING).map(({ kept: { faq } }) => faq);
    return [...new Set(near)].filter((faq) => isValidOn(today(), faq));
  }

  async unproved({ id, revision }: MatchedFaq): Promise<void> {
    const { store, onUnproved } = this.#parts;
    await this.#orNull("a FAQ that does not hold could not be sent to review", async () => {
      const faq = await store.find(id);
      if (faq?.revision === revision) await onUnproved(faq);
    });
  }

  /** What comes of it; null with a warning where it fails, since the citizen is answered without the FAQ. */
  async #orNull<Result>(what: string, run: () => Promise<Result>): Promise<Result | null> {
    try {
      return await run();
    } catch (error) {
      this.#parts.onWarning(`${what}: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    }
  }

  #keepFresh(): void {
    const { now, onStale } = this.#parts;
    if (now() - this.#readAt < FRESH_MS) return;
    this.#readAt = now();
    onStale();
  }

  async #read(): Promise<void> {
    const { published, embedAll, now } = this.#parts;
    this.#readAt = now();
    const faqs = await published.list();
    if (faqs === this.#taken) return;
    const kept: KeptQuestion[] = [];
    for (const [place, faq] of faqs.entries()) {
      if (place % CONVERTED_AT_ONCE === CONVERTED_AT_ONCE - 1) await setImmediate();
      kept.push(...this.#keptOf(faq));
    }
    const vectors = new Map<string, Float32Array>();
    const missing = [...new Set(kept.map(({ embedded }) => embedded))].filter((text) => {
      const known = this.#vectors.get(text);
      if (known !== undefined) vectors.set(text, known);
      return known === undefined;
    });
    for (let from = 0; from < missing.length; from += EMBEDDED_AT_ONCE) {
      if (this.#isClosed) return;
      const some = missing.slice(from, from + EMBEDDED_AT_ONCE);
      const embedded = await embedAll(some);
      for (const [place, text] of some.entries()) {
        const vector = embedded[place];
        if (vector !== undefined) vectors.set(text, vector);
        await setImmediate();
      }
    }
    this.#vectors = vectors;
    this.#questions = new NearestQuestions(
      kept,
      kept.map(({ embedded }) => vectors.get(embedded) ?? new Float32Array()),
    );
    this.#taken = faqs;
  }

  #keptOf(faq: Faq): readonly KeptQuestion[] {
    const known = this.#wordings.get(faq);
    if (known !== undefined) return known;
    const kept = wordingsOf(faq).map((text) => ({ faq, text, embedded: traditionalText(text) }));
    this.#wordings.set(faq, kept);
    return kept;
  }
}

/** Of the questions, those whose FAQs may be answered with on a day (ISO): one that is not valid yet hides none that is. */
export function validQuestions<Kept extends { readonly faq: Faq }>(
  questions: Pick<NearestQuestions<Kept>, "near">,
  day: string,
): Pick<NearestQuestions<Kept>, "near"> {
  return {
    near: (vector, least) => questions.near(vector, least).filter(({ kept: { faq } }) => isValidOn(day, faq)),
  };
}

/** All the ways in which a FAQ puts its question. */
export function wordingsOf({ questions }: Pick<Faq, "questions">): string[] {
  return questions.flatMap(({ text, variants }) => [text, ...variants]);
}
