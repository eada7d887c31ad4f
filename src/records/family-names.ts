import type { CapitalRun } from "./capital-runs.ts";
import type { BodySpan } from "./record.ts";
import type { Tag } from "./tags.ts";

/** What a text names, as far as it tells who is a person. */
interface Named {
  readonly known: readonly (BodySpan & { readonly tag: Tag })[];
  readonly roles: readonly BodySpan[];
  readonly runs: readonly CapitalRun[];
}

/** A name of one word, with or without hyphens, that can stand for a person by itself. */
const LONE = /^\p{Lu}[\p{Script=Latin}\p{M}'’-]+$/u;

/**
 * The single words by which an English text goes on to call the persons whom it has named in full: the first and the
 * last word of each name ("Reis" of Ana Reis, "Lo" of Lo Mei-yun). Without them "Reis" would pass for a place.
 */
export function familyNames(text: string, { known, roles, runs }: Named): ReadonlySet<string> {
  const afterRole = runs.filter(
    ({ start, tag }) =>
      tag === "name" && roles.some(({ end }) => end + 1 === start && text.charAt(end) === " "),
  );
  const persons = [...known.filter(({ tag }) => tag === "person"), ...afterRole];
  return new Set(
    persons.flatMap(({ start, end }) => {
      const words = text.slice(start, end).split(" ");
      return [words.at(0) ?? "", words.at(-1) ?? ""].filter((word) => LONE.test(word));
    }),
  );
}
