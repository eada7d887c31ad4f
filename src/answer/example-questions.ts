import type { Article } from "../corpus/article.ts";
import type { Glossary } from "../language/glossary.ts";
import { toSimplified } from "../language/script.ts";
import type { Answer } from "./answer.ts";
import type { Answerer } from "./answerer.ts";
import { type CandidateQuestion, candidateQuestions } from "./candidate-questions.ts";
import type { QuestionTemplate } from "./question-templates.ts";

/** Questions shown on the first page: one line each on a telephone. */
const MOST_EXAMPLES = 4;
/** Questions to go on with under an answer. */
const MOST_SUGGESTIONS = 3;
/** Between two candidates, in ms: about what one takes, so that citizens' questions have half of the time at least. */
const PAUSE_MS = 25;

/** How the search for answerable questions goes on. */
export interface FindOptions {
  readonly signal: AbortSignal;
  /** Hears that one more is known. */
  readonly onFound?: () => void;
}

/**
 * Questions that the articles held are known to answer: made of templates and the articles' own fields, asked in the
 * background, and kept where the answer is one to show. None are known at first.
 */
export class ExampleQuestions {
  readonly #templates: readonly QuestionTemplate[];
  readonly #candidates: readonly CandidateQuestion[];
  #known: readonly CandidateQuestion[] = [];

  constructor(templates: readonly QuestionTemplate[], articles: readonly Article[], glossary: Glossary) {
    this.#templates = templates;
    this.#candidates = candidateQuestions(templates, articles, glossary);
  }

  /** Asks the candidates one after the other, each time giving way to others. Ends early once stopped. */
  async find(answerer: Answerer, { signal, onFound }: FindOptions): Promise<void> {
    for (const candidate of this.#candidates) {
      if (signal.aborted) return;
      const { text: question, language } = candidate;
      const answer = await answerer.ask({ question, conversationId: null, language });
      if (isAnsweredBy(answer, candidate)) {
        this.#known = [...this.#known, candidate];
        onFound?.();
      }
      await pause(signal);
    }
  }

  /** Questions to begin with, each of another template and, as far as there are some, about something else. */
  examples(language: string): readonly string[] {
    const known = this.#known.filter((candidate) => candidate.language === asked(language));
    const chosen: CandidateQuestion[] = [];
    for (const template of this.#templates) {
      const fitting = known.filter((candidate) => candidate.template === template);
      const fresh = fitting.find(({ subject }) => !chosen.some((other) => other.subject === subject));
      const best = fresh ?? fitting[0];
      if (best !== undefined) chosen.push(best);
    }
    return chosen.slice(0, MOST_EXAMPLES).map(({ text }) => shown(text, language));
  }

  /**
   * Questions about what the cited articles are about, their event or one of their cities; one more than is shown,
   * since the question just asked may be among them.
   */
  suggest(cited: readonly Article[], language: string): readonly string[] {
    const ids = new Set(cited.map(({ id }) => id));
    return this.#known
      .filter((candidate) => candidate.language === asked(language))
      .filter(({ articles }) => [...ids].some((id) => articles.has(id)))
      .slice(0, MOST_SUGGESTIONS + 1)
      .map(({ text }) => shown(text, language));
  }

  /** The answerer, suggesting anything but the question that it was asked, or that a follow-up was understood as. */
  withoutTheQuestion(answerer: Answerer): Answerer {
    return {
      async ask(request) {
        const answer = await answerer.ask(request);
        const understood = answer.notices.filter(({ code }) => code === "understood_as");
        const asked = bare(request.question);
        const others = answer.suggestions.filter(
          (text) =>
            bare(text) !== asked && !understood.some((notice) => bare(notice.text).includes(bare(text))),
        );
        return { ...answer, suggestions: others.slice(0, MOST_SUGGESTIONS) };
      },
    };
  }
}

/**
 * Whether an answer is one to show as an example: from an article about what the question names, with what such an
 * answer has, and quoted in the question's own language.
 */
function isAnsweredBy(
  { sentences, sources }: Answer,
  { language, template, articles }: CandidateQuestion,
): boolean {
  const [first] = sentences;
  if (first?.language !== language || !template.answerHas.test(first.text)) return false;
  return sources.some(({ n, articleId }) => first.citations.includes(n) && articles.has(articleId));
}

/** Which candidates serve a language. */
function asked(language: string): string {
  return language === "en" ? "en" : "zh-Hant";
}

function shown(text: string, language: string): string {
  return language === "zh-Hans" ? toSimplified(text) : text;
}

/** Letters and digits of a question alone, for comparing. */
function bare(question: string): string {
  return toSimplified(question.normalize("NFKC").toLowerCase()).replaceAll(/[^\p{L}\p{N}]/gu, "");
}

/** Waits a little; a stop ends the wait at once, and the process never waits for it. */
function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, PAUSE_MS);
    signal.addEventListener("abort", done);
  });
}
