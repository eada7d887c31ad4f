import { z } from "zod";
import { cleanQuestion } from "../../language/clean-question.ts";
import { FAQ_STATES } from "../../store/faq-store.ts";

/** Bytes of a request's body: 50,000 Chinese characters, the longest article, are 150 kB. */
export const MOST_STAFF_BODY_BYTES = 256 * 1024;

/** Characters of texts, and how many of them: far beyond what a FAQ needs, so that none fills the store. */
const MOST_SENTENCE = 1000;
const MOST_QUOTE = 2000;
const MOST_NOTE = 1000;
const MOST_TITLE = 300;
const MOST_ARTICLE = 50_000;
const MOST_VARIANTS = 30;
const MOST_SENTENCES = 20;
const MOST_QUOTES = 10;

const language = z.enum(["en", "zh-Hant"]);
const line = (most: number) => z.string().trim().min(1).max(most);
const day = z.iso.date();

/** A question as citizens' are cleaned, since it is compared with these. */
const question = z.string().transform((text, context): string => {
  const cleaned = cleanQuestion(text);
  if (cleaned.fault === null) return cleaned.question;
  context.addIssue({ code: "custom", message: cleaned.fault });
  return z.NEVER;
});

const citation = z.strictObject({
  articleId: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/u),
  articleVersion: z.string().regex(/^[0-9a-f]{64}$/u),
  start: z.int().min(0),
  end: z.int().min(1),
  quote: z.string().min(1).max(MOST_QUOTE),
});

const oneOfEach = (list: readonly { readonly language: string }[]): boolean =>
  new Set(list.map((item) => item.language)).size === list.length;

const content = z.strictObject({
  questions: z
    .array(
      z.strictObject({
        language,
        text: question,
        variants: z.array(question).max(MOST_VARIANTS).default([]),
      }),
    )
    .refine(oneOfEach),
  answers: z
    .array(
      z.strictObject({
        language,
        sentences: z
          .array(
            z.strictObject({
              text: line(MOST_SENTENCE),
              citations: z.array(citation).max(MOST_QUOTES).default([]),
            }),
          )
          .max(MOST_SENTENCES),
      }),
    )
    .refine(oneOfEach),
  owner: line(100),
  validFrom: day.nullable(),
  validUntil: day.nullable(),
  reviewOn: day.nullable(),
});

const revision = z.int().min(1);

export const ListQuery = z.object({
  state: z.enum(FAQ_STATES).optional(),
  q: z.string().max(200).default(""),
  due: z.literal("review").optional(),
  offset: z.coerce.number().int().min(0).default(0),
});
/** A new FAQ: what it lacks is empty, and its owner is who made it. */
export const CreateBody = content.partial();
/** What is to be changed, on the revision that was seen; what is left out stays. */
export const EditBody = content.partial().extend({ revision });
export const StepBody = z.strictObject({ revision, text: line(MOST_NOTE).nullable().default(null) });
export const PreviewBody = z.strictObject({
  question: question.nullable().default(null),
  language: z.enum(["en", "zh-Hant", "zh-Hans"]).nullable().default(null),
});
export const ArticleBody = z.strictObject({
  title: line(MOST_TITLE),
  body: line(MOST_ARTICLE),
  language,
  department: line(MOST_TITLE),
  signer: line(MOST_TITLE),
  date: day,
  reason: line(MOST_NOTE),
});
export const WithdrawBody = z.strictObject({ reason: line(MOST_NOTE) });
