import type { Answer } from "../../answer/answer.ts";
import type { AnswerLanguage, Answerer } from "../../answer/answerer.ts";
import type { FaqFailure, FaqMatch, FaqSource, MatchedFaq } from "../../answer/faq/faq-source.ts";
import { sameQuestion } from "../../answer/faq/match-question.ts";
import { NearestQuestions } from "../../answer/faq/nearest-questions.ts";
import { traditionalText } from "../../answer/understand.ts";
import type { Understood } from "../../answer/understood.ts";
import type { EmbedAll } from "../../answer/word-vectors.ts";
import type { Faq } from "../../store/faq-store.ts";
import { wordingsOf } from "./faq-book.ts";
import type { FaqReader } from "./faq-reader.ts";

/** What the bot would say to a question if a FAQ were published as it stands. */
export interface FaqPreview {
  readonly question: string;
  readonly answer: Answer;
  /** How the question was taken for the FAQ's; null where it was not, and the articles answered. */
  readonly match: FaqMatch | null;
  /** Why the FAQ did not answer though it asks the same; none where it did. */
  readonly failures: readonly FaqFailure[];
}

/** Asks a chain of its own, in which one FAQ is all that is published. Previews wait for one another. */
export class FaqPreviewer {
  readonly #source: OneFaq;
  readonly #makeAnswerer: (source: FaqSource) => Answerer;
  #answerer: Answerer | null = null;
  #before: Promise<unknown> = Promise.resolve();

  constructor(
    parts: { readonly embedAll: EmbedAll; readonly reading: FaqReader },
    makeAnswerer: (source: FaqSource) => Answerer,
  ) {
    this.#source = new OneFaq(parts);
    this.#makeAnswerer = makeAnswerer;
  }

  /** Asks `question`, cleaned; by default the FAQ's own in the language, else in the other one. */
  preview(faq: Faq, question: string | null, language: AnswerLanguage | null): Promise<FaqPreview> {
    const preview = this.#before.then(() => this.#ask(faq, question, language));
    this.#before = preview.catch(() => undefined);
    return preview;
  }

  async #ask(faq: Faq, asked: string | null, language: AnswerLanguage | null): Promise<FaqPreview> {
    const wanted = language === "en" ? "en" : "zh-Hant";
    const own = faq.questions.find((one) => one.language === wanted) ?? faq.questions[0];
    const question = asked ?? own?.text ?? "";
    this.#answerer ??= this.#makeAnswerer(this.#source);
    this.#source.faq = faq;
    this.#source.heard = { match: null, failures: [] };
    const answer = await this.#answerer.ask({ question, conversationId: null, language });
    return { question, answer, ...this.#source.heard };
  }
}

/** One FAQ as if it were the only one published. */
class OneFaq implements FaqSource {
  faq: Faq | null = null;
  heard: Pick<FaqPreview, "match" | "failures"> = { match: null, failures: [] };
  readonly #embedAll: EmbedAll;
  readonly #reading: FaqReader;

  constructor({ embedAll, reading }: { readonly embedAll: EmbedAll; readonly reading: FaqReader }) {
    this.#embedAll = embedAll;
    this.#reading = reading;
  }

  async closest(question: Understood): Promise<MatchedFaq | null> {
    const { faq } = this;
    if (faq === null) return null;
    const texts = wordingsOf(faq);
    const [vector, ...vectors] = await this.#embedAll([question.text, ...texts.map(traditionalText)]);
    if (vector === undefined) return null;
    const questions = new NearestQuestions(texts, vectors);
    const same = await sameQuestion(
      question,
      vector,
      questions,
      this.#reading.matching((text: string) => text),
    );
    if (same === null) return null;
    const { kept, similarity, threshold } = same;
    const match = { id: faq.id, revision: faq.revision, question: kept, similarity, threshold };
    this.heard = { ...this.heard, match };
    return { ...match, answers: faq.answers };
  }

  unproved(_faq: MatchedFaq, failures: readonly FaqFailure[]): Promise<void> {
    this.heard = { ...this.heard, failures };
    return Promise.resolve();
  }
}
