import { comparedQuestions, sameQuestion } from "../../answer/faq/match-question.ts";
import { NearestQuestions } from "../../answer/faq/nearest-questions.ts";
import { proveFaq } from "../../answer/faq/prove-faq.ts";
import { traditionalText } from "../../answer/understand.ts";
import type { Bot } from "../../bot.ts";
import { articlesAsStored } from "../../staff/faq/articles-as-stored.ts";
import { validQuestions, wordingsOf } from "../../staff/faq/faq-book.ts";
import { FaqReader } from "../../staff/faq/faq-reader.ts";
import { isValidOn } from "../../staff/faq/faq-standing.ts";
import type { Faq } from "../../store/faq-store.ts";
import type { PublishedByStaff } from "../../store/read-faqs.ts";

/** FAQs that are told of. */
const SHOWN = 5;
/** Texts that the model reads in one piece. */
const EMBEDDED_AT_ONCE = 16;

/** A published FAQ by the wording of its question that comes nearest. */
export interface ExplainedFaq {
  readonly id: string;
  readonly revision: number;
  readonly question: string;
  /** Cosine, and the least that would do; null where too many words are not met. */
  readonly similarity: number;
  readonly threshold: number | null;
  /** What the questions differ in; null where they agree. */
  readonly differs: string | null;
  /** Content words of either question that nothing in the other one stands for. */
  readonly unmatched: number;
  readonly isValidToday: boolean;
}

/** Which FAQs come near a question, and whether one answers it. */
export interface ExplainedFaqs {
  readonly published: number;
  /** Nearest first. */
  readonly nearest: readonly ExplainedFaq[];
  /** The FAQ that asks the same; null for none. It answers if it is valid today and proved. */
  readonly same: {
    readonly id: string;
    readonly answers: boolean;
    /** Its first sentence that is not proved, and why; null where all are. */
    readonly notProved: { readonly text: string; readonly kind: string; readonly what: string } | null;
  } | null;
}

/** The days that questions and FAQs are read by: ISO days, of `CLOCK` and of the real clock. */
export interface ExplainedDays {
  readonly today: string;
  readonly realDay: string;
}

/** Matches a question as the service does, and tells how near each FAQ came. Embeds every wording of every FAQ first. */
export async function explainFaqs(
  question: string,
  { faqs, officialArticles }: PublishedByStaff,
  { index, reader }: Pick<Bot, "index" | "reader">,
  { today, realDay }: ExplainedDays,
): Promise<ExplainedFaqs> {
  const reading = new FaqReader({ reader, index, today: () => today });
  const asked = reading.of(question);
  const kept = faqs.flatMap((faq) => wordingsOf(faq).map((text) => ({ faq, text })));
  const texts = [asked.text, ...kept.map(({ text }) => traditionalText(text))];
  const embedded: Float32Array[] = [];
  for (let from = 0; from < texts.length; from += EMBEDDED_AT_ONCE) {
    embedded.push(...(await index.embedAll(texts.slice(from, from + EMBEDDED_AT_ONCE))));
  }
  const [vector = new Float32Array(), ...vectors] = embedded;
  const questions = new NearestQuestions(kept, vectors);
  const matching = reading.matching<(typeof kept)[number]>(({ text }) => text);
  const best = new Map<Faq, (typeof kept)[number] & { readonly similarity: number }>();
  for (const { kept: one, similarity } of questions.near(vector, -1)) {
    if (!best.has(one.faq)) best.set(one.faq, { ...one, similarity });
  }
  const nearest = [...best.values()].slice(0, SHOWN).map(({ faq, text, similarity }): ExplainedFaq => {
    const { threshold, differs, unmatched } = comparedQuestions(
      asked,
      reading.of(text),
      similarity,
      matching,
    );
    const { id, revision } = faq;
    return {
      ...{ id, revision, question: text, similarity, threshold, differs, unmatched },
      isValidToday: isValidOn(realDay, faq),
    };
  });
  // One that is not valid today is told of where no other asks the same.
  const same =
    (await sameQuestion(asked, vector, validQuestions(questions, realDay), matching)) ??
    (await sameQuestion(asked, vector, questions, matching));
  if (same === null) return { published: faqs.length, nearest, same: null };
  const { faq } = same.kept;
  const list = (): Promise<typeof officialArticles> => Promise.resolve(officialArticles);
  const { articleOf } = await articlesAsStored({ index, hasFiles: true }, { list });
  const [failure] = (await proveFaq(faq.answers, articleOf, reader)).failures;
  return {
    published: faqs.length,
    nearest,
    same: {
      id: faq.id,
      answers: failure === undefined && isValidOn(realDay, faq) && hasAnswer(faq),
      notProved:
        failure === undefined ? null : { text: failure.text, kind: failure.kind, what: failure.what },
    },
  };
}

function hasAnswer({ answers }: Faq): boolean {
  return answers.some(({ sentences }) => sentences.length > 0);
}
