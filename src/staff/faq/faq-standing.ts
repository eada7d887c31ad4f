import type { FaqFailure } from "../../answer/faq/faq-source.ts";
import type { Faq, FaqReason } from "../../store/faq-store.ts";
import type { JudgedBy } from "./articles-as-stored.ts";

/**
 * Why a FAQ can no longer stand on the articles that it cites; null where they are what they were, as far as it is for this
 * process to say.
 */
export function unsettledBy(faq: Pick<Faq, "answers">, { articleOf, isKnown }: JudgedBy): FaqReason | null {
  for (const { articleId, articleVersion } of citationsOf(faq)) {
    if (!isKnown(articleId, articleVersion)) continue;
    const article = articleOf(articleId);
    const reason = (code: FaqReason["code"]): FaqReason => ({
      code,
      articleId,
      text: article?.title ?? null,
    });
    if (article === null) return reason("article_missing");
    if (article.status === "withdrawn") return reason("article_withdrawn");
    if (article.version !== articleVersion) return reason("article_changed");
  }
  return null;
}

/** What of a FAQ is not proved, without what it is not for this process to say. */
export function knownFailures(
  faq: Pick<Faq, "answers">,
  failures: readonly FaqFailure[],
  { isKnown }: JudgedBy,
): readonly FaqFailure[] {
  const unknown = new Set(
    citationsOf(faq).flatMap(({ articleId, articleVersion }) =>
      isKnown(articleId, articleVersion) ? [] : [articleId],
    ),
  );
  return failures.filter(({ articleId }) => articleId === null || !unknown.has(articleId));
}

/** The same as found when a citizen asked. */
export function reasonOf([failure]: readonly FaqFailure[]): FaqReason {
  if (failure === undefined) return { code: "not_proved", articleId: null, text: null };
  const { kind, articleId, text } = failure;
  if (kind === "article_missing" || kind === "article_withdrawn" || kind === "article_changed") {
    return { code: kind, articleId, text };
  }
  return { code: "not_proved", articleId, text };
}

function citationsOf({ answers }: Pick<Faq, "answers">) {
  return answers.flatMap(({ sentences }) => sentences.flatMap(({ citations }) => citations));
}

/** Whether a FAQ may be answered with on a day (ISO). */
export function isValidOn(
  day: string,
  { validFrom, validUntil }: Pick<Faq, "validFrom" | "validUntil">,
): boolean {
  return (validFrom === null || validFrom <= day) && (validUntil === null || day <= validUntil);
}

/** Whether the day has come on which somebody should look at a published FAQ again. It goes on answering meanwhile. */
export function isDue(day: string, { state, reviewOn }: Pick<Faq, "state" | "reviewOn">): boolean {
  return state === "published" && reviewOn !== null && reviewOn <= day;
}

/** Whether a FAQ's last day is over. */
export function isOver(day: string, { validUntil }: Pick<Faq, "validUntil">): boolean {
  return validUntil !== null && validUntil < day;
}
