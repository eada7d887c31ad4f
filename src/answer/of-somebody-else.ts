import type { SentenceView } from "./article-view.ts";
import type { AskedValue } from "./value-asked.ts";
import type { Frame } from "./frames.ts";
import { givingIn, isReturned } from "./giving.ts";
import type { Understood } from "./understood.ts";

/**
 * Whether a question asks what one gave another, and a sentence tells what was given in return: the mayor of Lipov gave a
 * heron, and was given a scarf.
 */
export function tellsOfReturn(
  { giving, attributes }: Pick<Understood, "giving" | "attributes">,
  { text, mentions }: Pick<SentenceView, "text" | "mentions">,
): boolean {
  if (giving === null || !attributes.frames.some(({ name }) => name === "gift")) return false;
  const told = givingIn(text, mentions);
  return told !== null && isReturned(giving, told);
}

/** Attributes of which it matters whose they are. */
const OF_SOMEBODY = new Set(["saying", "gift"]);

/**
 * Whether a question asks what the holder of an office said or gave ("the mayor of Hamburg"), and a sentence tells it of
 * the holders of others alone: a deputy mayor, a councillor. Somebody whom the question names may hold another by now.
 */
export function tellsOfOtherRole(
  { entries }: Pick<AskedValue, "entries">,
  frames: readonly Frame[],
  { mentions }: Pick<SentenceView, "mentions">,
): boolean {
  if (!frames.some(({ name }) => OF_SOMEBODY.has(name))) return false;
  const asked = [...entries].filter((id) => id.startsWith("roles:"));
  if (asked.length !== 1) return false;
  const told = mentions.map(({ entry }) => entry);
  if (told.some(({ id, kind }) => kind === "people" && entries.has(id))) return false;
  const roles = told.filter(({ kind }) => kind === "roles");
  return roles.length > 0 && roles.every(({ id }) => !entries.has(id));
}
