import type { GlossaryMention } from "../language/glossary.ts";
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
  { text, mentions }: Pick<SentenceView, "text" | "mentions">,
): boolean {
  if (!frames.some(({ name }) => OF_SOMEBODY.has(name))) return false;
  const asked = [...entries].filter((id) => id.startsWith("roles:"));
  if (asked.length !== 1) return false;
  if (mentions.some(({ entry: { id, kind } }) => kind === "people" && entries.has(id))) return false;
  const roles = mentions.filter(({ entry }) => entry.kind === "roles");
  // Of whom somebody speaks is another matter: "our students gain most", he said.
  const isActing = ({ start, end }: GlossaryMention): boolean =>
    ACTS_BEHIND.test(text.slice(end)) || SAID_BEFORE.test(text.slice(0, start));
  return roles.some(isActing) && roles.every(({ entry }) => !entries.has(entry.id));
}

/** Behind an office whose holder speaks or gives, a name between: Councillor Petersen said; 副市長村井綾子表示. */
const ACTS_BEHIND =
  /^(?: (?:\p{Lu}[\p{L}\p{M}'’.-]*)){0,4}(?:,[^,]{1,40},)? (?:also |then )?(?:said|says|told|noted|stressed|added|remarked|explained|pointed|hoped|expressed|promised|thanked|gave|presented|brought|handed)\b|^[\p{Script=Han}·‧]{0,8}?(?:[（(][^（）()]*[）)])?(?:[^，。；]{0,16}，[她他])?(?:則|也|並)?(?:表示|指出|強調|說|認為|致詞|提到|盼|希望|感謝|致贈|回贈|贈送|贈|送)/u;
/** Before one: said Deputy Mayor Hsu. */
const SAID_BEFORE = /\b(?:said|says|added|explained|noted)(?: the)? $/iu;

const ASKS_LEADER =
  /\bwho(?:ever)?\b(?: \w+){0,3}? (?:led|leads?|headed|heads?|leading|heading)\b|(?:誰|哪位|哪一位|何人|哪個人).{0,6}(?:率|帶)(?:領|團|隊)|(?:率|帶)(?:領|團|隊).{0,14}(?:是誰|是哪位|的是哪)|團長[是為]誰/iu;
/** Who leads others, or comes or goes with them. */
const LEADS =
  /\b(?:led|leads?|leading|headed|heads?|heading|at the head|leader|chair\w*|president|captain\w*|brought|bring\w*|took|takes?|taking|with (?:a|his|her|their)|guid\w+|conduct\w*|command\w*|in charge|came|comes?|arriv\w+|travel\w+|represent\w*|went|sent|send)\b|率|帶|團長|領隊|領軍|為首|隊長|代表|前往|赴|來訪|抵達|由/iu;
const HOSTS =
  /\b(?:accompan(?:y|ied|ies|ying)|receiv(?:e|ed|es|ing)|welcom(?:e|ed|es|ing)|host(?:s|ed|ing)?|greet(?:s|ed|ing)?|showed|met|meets?)\b|陪同|接待|接見|會見|歡迎|款待|設宴|迎接|接機/iu;

/** Whether a question asks who leads a delegation, and a sentence tells of its hosts and of nobody's leading or coming. */
export function tellsOfHosts(question: string, text: string): boolean {
  return ASKS_LEADER.test(question) && HOSTS.test(text) && !LEADS.test(text);
}
