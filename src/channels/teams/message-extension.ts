import { z } from "zod";
import { message, type MessageKey } from "../../language/messages/index.ts";
import { readersLanguage } from "../readers-language.ts";
import type { StaffLookUp } from "../staff-look-up.ts";
import type { TeamsActivity } from "./activity.ts";
import { answerCard, noteCard, passageCard, type ResultCard } from "./result-card.ts";
import { vouchedSender } from "./vouched-sender.ts";

/** The invoke that Teams sends as somebody types into a search of a message extension, and when it opens. */
export const QUERY_INVOKE = "composeExtension/query";
/** As the app's manifest has them. */
export const LOOK_UP_COMMAND = "lookUp";
export const LOOK_UP_PARAMETER = "question";

/** Teams asks for so many at a time, and shows no more. */
const MOST_AT_ONCE = 25;
/** As at the desk. */
const MOST_PASSAGES = 50;
/** Teams waits for 5 s, the way there and back included; in ms. */
const WITHIN_MS = 3_500;

const queryValue = z.object({
  commandId: z.literal(LOOK_UP_COMMAND),
  parameters: z.array(z.object({ name: z.string(), value: z.unknown() })).nullish(),
  queryOptions: z
    .object({ skip: z.int().min(0).nullish(), count: z.int().min(1).nullish() })
    .nullish()
    .catch(null),
});

/** The body of what an invoke is answered with. */
export interface ComposeExtensionBody {
  readonly composeExtension:
    | { readonly type: "message"; readonly text: string }
    | {
        readonly type: "result";
        readonly attachmentLayout: "list";
        readonly attachments: readonly ResultCard[];
      };
}

export interface MessageExtensionParts {
  readonly lookUp: StaffLookUp;
  /** A GUID in lower case; null: nobody is staff. */
  readonly tenant: string | null;
}

/** The staff's search beside the field that messages are written in; what is picked there becomes a card in a message. */
export class MessageExtension {
  readonly #parts: MessageExtensionParts;

  constructor(parts: MessageExtensionParts) {
    this.#parts = parts;
  }

  /**
   * What a search is answered with, in time; null for what is no search of ours. Only the sender sees it, so that it may
   * tell them whether they are staff. Rejects with a `StoreError`.
   */
  async found(activity: TeamsActivity): Promise<ComposeExtensionBody | null> {
    const query = queryValue.safeParse(activity.value);
    if (!query.success) return null;
    const { tenant, lookUp } = this.#parts;
    const signal = AbortSignal.timeout(WITHIN_MS);
    const { parameters, queryOptions } = query.data;
    const typed = parameters?.find(({ name }) => name === LOOK_UP_PARAMETER)?.value;
    const text = typeof typed === "string" ? typed.trim() : "";
    const locale = activity.locale ?? null;
    const language = readersLanguage({ text, locale });
    const say = (key: MessageKey): string => message(language, key);
    const person = tenant === null ? null : vouchedSender(activity, tenant);
    const accountId = person === null ? null : await lookUp.memberOf(person);
    if (accountId === null) return sentence(say("teams.staffOnly"));
    // So it is when the search opens, with `initialRun` in the place of a question.
    if (text === "") return sentence(say("teams.staffHint"));

    const skip = queryOptions?.skip ?? 0;
    const count = Math.min(queryOptions?.count ?? MOST_AT_ONCE, MOST_AT_ONCE);
    const end = skip + count;
    const asked = { accountId, text, locale, k: Math.min(end, MOST_PASSAGES), isTyped: true };
    // Beside the quick part; on a later page it may be none of the results.
    const early = skip === 0 ? lookUp.answer(asked, signal) : null;
    const quick = await inTime(lookUp.quick(asked, signal), signal);
    if (quick === null) return sentence(say("teams.staffSlow"));
    if (quick.found === null) return sentence(quick.text);
    const { faqs, passages } = quick.found;
    // The answer has its place whether or not it comes: a page begins where the one before it ended.
    const place = faqs.length;
    const isOnPage = skip <= place && place < end;
    const answer = isOnPage ? await inTime(early ?? lookUp.answer(asked, signal), signal) : null;
    // Why there is none; one that says that nothing is known is none of the results.
    const whyNot = isOnPage && answer === null ? say("teams.staffAnswerLate") : (answer?.text ?? null);
    const results: readonly (ResultCard | null)[] = [
      ...faqs.map((faq) =>
        answerCard(faq.answer, message(language, "teams.staffFaq", { question: faq.question }), language),
      ),
      whyNot !== null
        ? noteCard(say("teams.staffAnswer"), whyNot, language)
        : answer?.found?.status === "answered"
          ? answerCard(answer.found, say("teams.staffAnswer"), language)
          : null,
      ...passages.map(passageCard),
    ];
    const attachments = results.slice(skip, end).filter((card) => card !== null);
    if (attachments.length === 0 && skip === 0) return sentence(say("teams.staffNothing"));
    return { composeExtension: { type: "result", attachmentLayout: "list", attachments } };
  }
}

function sentence(text: string): ComposeExtensionBody {
  return { composeExtension: { type: "message", text } };
}

/** Null where it is not there when the signal aborts: work that has begun cannot be stopped, and goes nowhere. */
async function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  if (signal.aborted) return null;
  const late = new Promise<null>((resolve) => {
    signal.addEventListener(
      "abort",
      () => {
        resolve(null);
      },
      { once: true },
    );
  });
  return Promise.race([work, late]);
}
