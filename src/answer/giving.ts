import type { GlossaryMention } from "../language/glossary.ts";

/** Who gives and who gets, by ids of the glossary, as far as a text puts them before and behind the verb. */
export interface Giving {
  readonly givers: ReadonlySet<string>;
  readonly receivers: ReadonlySet<string>;
}

const GIVES =
  /\b(?:gives?|gave|given|presented|presents(?= (?:a|the|us|our|\p{Lu}))|brings?|brought|hand(?:ed)? over|donate[sd]?|lends?|lent)\b|回贈|致贈|贈送|餽贈|贈予|贈與|捐贈|捐(?:出|給|獻|助)|贈|送(?:給|出|上|來|往|至|到)?|帶(?:來|給)|借給/iu;
const GETS =
  /\b(?:receives?d?|gets?|got|(?:was|were|been|being) (?:\p{L}+ly )?(?:given|presented|handed|donated))\b|收到|獲贈|受贈|得到/iu;
/** Who gives stands behind these, in Chinese before what is got: 從臺北收到. */
const FROM = /\b(?:from|by)\b/iu;
const FROM_CHINESE = /[從由]/u;
/** Where another clause begins, which has a giver of its own. */
const CLAUSE = /[;；。]|，(?!並)/u;
/** Behind a verb that tells of a thing which one it is, so that only who stands right before it gave it: 白溪送去的山羊. */
const RELATIVE = /^[去來]?的/u;
/** Who only speaks of a gift does not give it: 阮主席提及雲禾市捐贈的救護車. */
const SPEAKS =
  /(?:提[及到]|談[及到]|表示|指出|(?<!小)說(?![明服])|mentioned|said that)(?!.*(?:，並|、並| and ))/u;

/** Reads who gives to whom; null where a text has no verb for it. `mentions` are those of the text. */
export function givingIn(text: string, mentions: readonly GlossaryMention[]): Giving | null {
  const gets = GETS.exec(text);
  if (gets !== null) {
    const from = FROM.exec(text.slice(gets.index));
    const at = from === null ? text.length : gets.index + from.index;
    const before = text.slice(0, gets.index).search(FROM_CHINESE);
    const source = before < 0 ? gets.index : before;
    const isSource = ({ start }: GlossaryMention): boolean =>
      start > at || (start >= source && start < gets.index);
    return {
      givers: idsOf(mentions.filter(isSource)),
      receivers: idsOf(mentions.filter((one) => one.end <= gets.index && !isSource(one))),
    };
  }
  const gives = GIVES.exec(text);
  if (gives === null) return null;
  const clause = text.slice(0, gives.index).split(CLAUSE).at(-1)?.split(SPEAKS).at(-1) ?? "";
  const from = gives.index - clause.length;
  const end = gives.index + gives[0].length;
  const next = CLAUSE.exec(text.slice(end));
  const until = next === null ? text.length : end + next.index;
  const before = mentions.filter((one) => one.start >= from && one.end <= gives.index);
  const giver = RELATIVE.test(text.slice(end)) ? before.filter((one) => one.end === gives.index) : [];
  return {
    givers: idsOf(giver.length > 0 ? giver : before),
    receivers: idsOf(
      mentions.filter(
        ({ start, end: stop }) => start >= end && stop <= until && isReceiver(text.slice(end, start)),
      ),
    ),
  };
}

/** Words between the verb and the one who gets: none of them begins the thing that is given, unless "to" follows it. */
function isReceiver(between: string): boolean {
  return (
    /\bto (?:the (?:\p{L}+ ){0,3})?(?:\p{L}+ )?$/iu.test(between) ||
    !/\b(?:a|an|the|some|his|her|its)\b|\d|[一二兩三四五六七八九十座幅件]/iu.test(between)
  );
}

/** Who can give: persons, cities, and for a house or an office the city that it is named after. */
function idsOf(mentions: readonly GlossaryMention[]): ReadonlySet<string> {
  return new Set(
    mentions.flatMap(({ entry: { id, kind, en } }) => {
      if (kind === "people" || kind === "cities") return [id];
      return kind === "organisations" || kind === "places" ? en.slice(0, 1).flatMap(citiesBefore) : [];
    }),
  );
}

/** Ids of the cities that a name may begin with: Porto Nova Zoo is that of Porto Nova, or of Porto. */
function citiesBefore(name: string): string[] {
  const words = name.split(" ");
  return words.slice(1).map((_, at) => `cities:${words.slice(0, at + 1).join(" ")}`);
}

/**
 * Whether a text tells of the gift in return: the one who gives in it gets what is asked for, or the one who gets in it gives
 * that, and who gives that does not give.
 */
export function isReturned(asked: Giving, told: Giving): boolean {
  const isTurned = meets(told.givers, asked.receivers) || meets(told.receivers, asked.givers);
  return !meets(told.givers, asked.givers) && isTurned;
}

/** Whether two sets have one in common. */
export function meets(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one].some((id) => other.has(id));
}
