import type { FaqFailure } from "../../answer/faq/faq-source.ts";
import { message } from "../../language/messages/index.ts";
import type { InterfaceLanguage } from "../../language/messages/index.ts";
import type { FaqView } from "../../staff/faq/faq-desk.ts";
import { FaqRefusal } from "../../staff/faq/faq-refusal.ts";
import type { Faq } from "../../store/faq-store.ts";
import { HttpProblem } from "../problem.ts";

/** A FAQ as staff read it, with why it stands where it stands in their language. */
export function faqJson(faq: Faq, language: InterfaceLanguage) {
  return { ...faq, reasonText: reasonText(faq, language) };
}

/** The same with what of it is not proved. */
export function faqViewJson({ faq, failures, isDue }: FaqView, language: InterfaceLanguage) {
  return { ...faqJson(faq, language), isDue, isProved: failures.length === 0, failures };
}

function reasonText({ reason }: Faq, language: InterfaceLanguage): string | null {
  if (reason === null) return null;
  const { code, articleId, text } = reason;
  const told = message(language, `faq.reason.${code}`, { article: articleId ?? "", text: text ?? "" });
  return told.trim();
}

/** A refusal of the desk as a problem; anything else as it is. */
export function faqProblem(error: unknown, language: InterfaceLanguage): unknown {
  if (!(error instanceof FaqRefusal)) return error;
  const { code, current, failures } = error;
  const [first] = failures;
  return new HttpProblem(code, {
    values: { sentence: first?.text ?? "", what: first === undefined ? "" : wordsOf(first) },
    extension: {
      ...(current === null ? {} : { current: faqJson(current, language) }),
      ...(failures.length === 0 ? {} : { failures }),
    },
  });
}

function wordsOf({ kind, what }: FaqFailure): string {
  return `${kind}: ${what}`;
}
