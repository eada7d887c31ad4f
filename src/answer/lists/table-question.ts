import type { GlossaryEntry } from "../../language/glossary.ts";
import type { QuestionKind } from "../question-kind.ts";
import { ENGLISH_QUESTION_WORDS } from "../question-words.ts";
import type { Understood } from "../understood.ts";

const LIST_KINDS: ReadonlySet<QuestionKind> = new Set<QuestionKind>(["which", "what", "list", "open"]);

/**
 * Whether a question asks for things that there are: not for a person, a day, a reason or a number of them, nor for what
 * is not so. Question words say nothing more than that, so nothing else tells "which person signed" from "which was signed".
 */
export function asksForThings({ asked, attributes }: Pick<Understood, "asked" | "attributes">): boolean {
  return LIST_KINDS.has(asked.kind) && !attributes.isDenial;
}

/** Whether a question says nothing beside these entries and plain words, given whole and in small letters. */
export function saysOnly(
  terms: Understood["terms"],
  entries: readonly GlossaryEntry[],
  plain: RegExp,
): boolean {
  return terms.every(
    (term) =>
      term.entries.some((entry) => entries.includes(entry)) ||
      term.text
        .toLowerCase()
        .split(/[\s-]+/u)
        .every((word) => plain.test(word) || ENGLISH_QUESTION_WORDS.has(word)),
  );
}
