import { hasHan } from "../../language/han.ts";
import type { Span } from "../../language/sentences.ts";
import type { ProofText } from "./proof-text.ts";

/** Something that one does to another: its words with the doer before them, and those with the doer behind. */
interface Act {
  readonly name: string;
  readonly forward: RegExp;
  /** The same told from the other side: "X received Y" is a visit of Y to X. */
  readonly converse?: RegExp;
}

const ACTS: readonly Act[] = [
  {
    name: "visit",
    forward:
      /(?<!\p{L})(?:visit(?:s|ed|ing)?|paid [^.,;]{0,20}(?:visit|call) (?:to|on)|call(?:s|ed|ing)? on|came to|went to|(?:to )?come to|go(?:es)? to|travell?(?:s|ed|ing)? to|arriv(?:e|es|ed) (?:in|at)|reach(?:es|ed)|flew to|set off for|will (?:come|go) to)(?!\p{L})|拜會|拜訪|訪問|造訪|走訪|前往|來到|抵達|到訪|赴|(?<=將|曾|多次|學生|隊|來)到(?!場|達|機場)/giu,
    converse:
      /(?<!\p{L})(?:receiv(?:e|es|ed|ing)|welcom(?:e|es|ed|ing)|host(?:s|ed)|greet(?:s|ed)|entertain(?:s|ed))(?!\p{L})(?! (?:the|a) (?:forum|festival|games))|接待|接見|迎接|歡迎|款待/giu,
  },
  {
    name: "represent",
    forward:
      /(?<!\p{L})(?:represent(?:s|ed|ing)?|on behalf of|in place of|stood in for)(?!\p{L})|代表(?!團)/giu,
  },
  { name: "thank", forward: /(?<!\p{L})(?:thank(?:s|ed)?(?: to)?)(?!\p{L})|感謝/giu },
  { name: "invite", forward: /(?<!\p{L})invit(?:e|es|ed)(?!\p{L})|邀請/giu },
  { name: "tell", forward: /(?<!\p{L})told(?!\p{L})|告訴/giu },
  { name: "learn", forward: /(?<!\p{L})learn(?:s|ed|t)? from(?!\p{L})|(?:學習|取經)/giu },
  { name: "lead", forward: /(?<!\p{L})(?:led|leads?|head(?:s|ed))(?!\p{L})|率領/giu },
  { name: "accompany", forward: /(?<!\p{L})accompan(?:y|ies|ied)(?!\p{L})|陪同/giu },
  {
    name: "give",
    forward:
      /(?<!\p{L})(?:g[ai]ve(?:s|n)?|donat(?:e|es|ed)|offer(?:s|ed)?|present(?:s|ed)|sen[dt]s?|award(?:s|ed)?)(?!\p{L})|致贈|贈送|贈|捐贈|捐給|送給|送往|派/giu,
    converse:
      /(?<!\p{L})(?:was|were) (?:given|offered|presented with|sent)(?! to)(?!\p{L})|獲贈|收到|獲頒/giu,
  },
  {
    name: "defeat",
    forward: /(?<!\p{L})(?:beat|defeat(?:s|ed)?|ahead of|won against)(?!\p{L})|擊敗|勝過|打敗/giu,
  },
  { name: "help", forward: /(?<!\p{L})(?:help(?:s|ed)?|assist(?:s|ed)?)(?!\p{L})|協助|援助/giu },
];
/** "was received by": who does it stands behind. */
const PASSIVE = /(?:(?<!\p{L})(?:was|were|been|be|is|are)(?: \p{L}+ly)? $)/iu;
const BY = /^(?: \p{L}+)?(?: to)? by (?!\d)/u;
const FROM_TO = /(?<!\p{L})from (?=\p{Lu})|從|自(?=\p{Script=Han})/gu;
const TO = /^ (?:[^,.;]{0,10})?to (?:the )?$|^(?:送)?[到至往]$|^送往$/u;

/** A name of a person or place, and what it is known by. */
interface Named extends Span {
  readonly keys: ReadonlySet<string>;
}

interface Relation extends Span {
  readonly act: string;
  readonly doer: Named;
  readonly other: Named;
}

/** Persons and places of a text by glossary ids, other capitalised words by themselves; neighbours are one name. */
function namesIn({ words, mentions, text }: ProofText): Named[] {
  const known = mentions.filter(
    ({ entry: { kind } }) => kind === "people" || kind === "cities" || kind === "countries",
  );
  const names: Named[] = [];
  for (const word of words.filter(({ isName, isLight }) => isName && !isLight)) {
    const ids = known
      .filter(({ start, end }) => start < word.end && word.start < end)
      .map(({ entry }) => entry.id);
    const last = names.at(-1);
    if (last !== undefined && /^[ -]?$/u.test(text.slice(last.end, word.start)) && !hasHan(word.text))
      names[names.length - 1] = {
        start: last.start,
        end: word.end,
        keys: new Set([...last.keys, ...ids, word.text]),
      };
    else names.push({ start: word.start, end: word.end, keys: new Set([...ids, word.text]) });
  }
  return names;
}

function relationsIn(proof: ProofText): Relation[] {
  const { text } = proof;
  const names = namesIn(proof);
  const around = (start: number, end: number): { before: Named | undefined; after: Named | undefined } => {
    const from = Math.max(
      ...[...text.slice(0, start).matchAll(/[.。；;\n]\s|[。；;\n]/gu)].map(({ index }) => index),
      0,
    );
    const stop = /[。；;\n]|\.(?=\s|$)/u.exec(text.slice(end));
    const to = stop === null ? text.length : end + stop.index;
    const before = names.filter((name) => name.end <= start && name.start >= from);
    const after = names.filter((name) => name.start >= end && name.end <= to);
    // "Mayor Parker of Houston visited": both names are of who visits; the person is the one that acts.
    return { before: before.at(-1), after: after[0] };
  };
  const relations: Relation[] = [];
  const add = (act: string, span: Span, doer: Named | undefined, other: Named | undefined): void => {
    if (doer !== undefined && other !== undefined) relations.push({ ...span, act, doer, other });
  };
  for (const { name, forward, converse } of ACTS) {
    for (const [pattern, isConverse] of [
      [forward, false],
      [converse, true],
    ] as const) {
      if (pattern === undefined) continue;
      for (const {
        0: { length },
        index: start,
      } of text.matchAll(pattern)) {
        const end = start + length;
        const { before, after } = around(start, end);
        const isPassive =
          PASSIVE.test(text.slice(Math.max(0, start - 16), start)) && BY.test(text.slice(end));
        const isBy = /由[^，。；]{0,12}$/u.test(text.slice(0, start));
        const [doer, other] = isPassive && !isBy ? [after, before] : [before, after];
        add(name, { start, end }, isConverse ? other : doer, isConverse ? doer : other);
      }
    }
  }
  for (const {
    0: { length },
    index,
  } of text.matchAll(FROM_TO)) {
    const from = names.find(({ start }) => start === index + length);
    const to =
      from === undefined
        ? undefined
        : names.find(({ start }) => start > from.end && TO.test(text.slice(from.end, start)));
    add("from", { start: index, end: index + length }, from, to);
  }
  return relations;
}

function isSame(a: Named, b: Named): boolean {
  for (const key of a.keys) if (b.keys.has(key)) return true;
  return false;
}

/** Acts that the evidence tells the other way round, and not this way. */
export function reversedActs(told: ProofText, evidence: ProofText): Span[] {
  const carried = relationsIn(evidence);
  return relationsIn(told).filter((relation) => {
    const same = carried.filter(({ act }) => act === relation.act);
    const isForward = same.some(
      ({ doer, other }) => isSame(doer, relation.doer) && isSame(other, relation.other),
    );
    const isReversed = same.some(
      ({ doer, other }) => isSame(doer, relation.other) && isSame(other, relation.doer),
    );
    return isReversed && !isForward;
  });
}
