import type { Span } from "../../language/sentences.ts";

/** Units that no other takes the place of. */
const UNITS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["house", /^[家間所]/u],
  ["animal", /^[隻匹頭]/u],
  ["percent", /^\s?(?:%|percent|per cent|個百分點)/iu],
  [
    "year",
    /^[\s-]?(?:(?:previous|preceding|consecutive|straight|past|last|next|more|other|different) )?(?:years?(?!\p{L})|年(?!級|代)|週年|周年)/iu,
  ],
  [
    "month",
    /^[\s-]?(?:(?:previous|preceding|consecutive|straight|past|last|next|more|other|different) )?(?:months?(?!\p{L})|個月)/iu,
  ],
  [
    "week",
    /^[\s-]?(?:(?:previous|preceding|consecutive|straight|past|last|next|more|other|different) )?(?:weeks?(?!\p{L})|週(?!年)|星期)/iu,
  ],
  [
    "day",
    /^[\s-]?(?:(?:previous|preceding|consecutive|straight|past|last|next|more|other|different) )?(?:days?(?!\p{L})|天|日(?![元圓幣]))/iu,
  ],
  [
    "hour",
    /^[\s-]?(?:(?:previous|preceding|consecutive|straight|past|last|next|more|other|different) )?(?:hours?(?!\p{L})|小時|個小時)/iu,
  ],
  [
    "minute",
    /^[\s-]?(?:(?:previous|preceding|consecutive|straight|past|last|next|more|other|different) )?(?:minutes?(?!\p{L})|分鐘)/iu,
  ],
  [
    "time",
    /^[\s-]?(?:(?:previous|preceding|consecutive|straight|past|last|next|more|other|different) )?(?:times(?!\p{L})|次(?!會議))/iu,
  ],
  ["person", /^[多餘]?(?:[名位]|萬?人(?!民幣))(?!次)/u],
  ["people", /^ (?:(?:more|other|different) )?(?:people|persons)(?!\p{L})/u],
  [
    "country",
    /^[\s-]?(?:(?:previous|preceding|consecutive|straight|past|last|next|more|other|different) )?(?:countr(?:y|ies)(?!\p{L})|nations?(?!\p{L})|國|個國家)/iu,
  ],
  [
    "city",
    /^[\s-]?(?:(?:previous|preceding|consecutive|straight|past|last|next|more|other|different) )?(?:cit(?:y|ies)(?!\p{L})|個城市|市(?!議員|民|長))/iu,
  ],
  [
    "team",
    /^[\s-]?(?:(?:previous|preceding|consecutive|straight|past|last|next|more|other|different) )?(?:teams?(?!\p{L})|[支]?隊(?!員))/iu,
  ],
  ["new taiwan dollar", /^\s?(?:元?新?[臺台]幣|(?:NT|(?:New )?Taiwan) ?dollars)/iu],
  ["hong kong dollar", /^\s?(?:港[幣元]|(?:HK|Hong Kong) ?dollars)/iu],
  ["us dollar", /^\s?(?:元?美[元金]|US ?dollars)/iu],
  ["yen", /^\s?(?:元?日[元圓幣]|(?:Japanese )?yen(?!\p{L}))/iu],
  ["yuan", /^\s?(?:元?人民幣|(?:Chinese )?(?:yuan|renminbi|RMB)(?!\p{L}))/iu],
  ["euro", /^\s?(?:歐元|euros?(?!\p{L}))/iu],
  ["元", /^\s?元(?!旦)/u],
  ["dollar", /^\s?dollars/iu],
];
const MONEY_BEFORE: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["new taiwan dollar", moneyBefore("NT\\$|[臺台]幣")],
  ["hong kong dollar", moneyBefore("HK\\$|港[幣元]")],
  ["us dollar", moneyBefore("US\\$|(?<!NT|HK)\\$|美[元金]")],
  ["yen", moneyBefore("JP¥|JPY|日[元圓幣]")],
  ["yuan", moneyBefore("CN¥|CNY|RMB|人民幣")],
  ["euro", moneyBefore("€|EUR|歐元")],
];

const MONEY: ReadonlySet<string> = new Set(["元", "dollar", ...MONEY_BEFORE.map(([name]) => name)]);

/** What names a currency before an amount, with what bounds the amount between: 新臺幣逾500萬元. */
function moneyBefore(names: string): RegExp {
  return new RegExp(`(?:${names})(?:大?約|將?近|[超逾]|超過|高達|達|共|至少|最多|不到)?\\s?$`, "u");
}

/** Money by a word of more than one country, with the moneys that it may be: 元 is one on either side of the strait. */
const OF_MANY: ReadonlyMap<string, readonly string[]> = new Map([
  ["元", ["new taiwan dollar", "yuan"]],
  ["dollar", ["new taiwan dollar", "hong kong dollar", "us dollar"]],
]);

/** Whether two units are one, as far as their words tell. */
export function isSameUnit(a: string, b: string): boolean {
  // Apart, since 「135人的代表團」 counts people whatever stands behind, and "people" only where it stands.
  if ((a === "people" && b === "person") || (a === "person" && b === "people")) return true;
  return a === b || OF_MANY.get(a)?.includes(b) === true || OF_MANY.get(b)?.includes(a) === true;
}

export function isMoney(unit: string): boolean {
  return MONEY.has(unit);
}

/** The unit of a number, by what stands on either side of it; null where none is known. */
export function unitOf(before: string, behind: string): string | null {
  return MONEY_BEFORE.find(([, pattern]) => pattern.test(before))?.[0] ?? unitBehind(behind);
}

/** The unit that a text begins with; null where none is known. */
export function unitBehind(text: string): string | null {
  return UNITS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** The amount with what names its money on either side. */
export function moneySpan({ start, end }: Span, text: string): Span {
  const before = MONEY_BEFORE.map(([, pattern]) => pattern.exec(text.slice(0, start))?.[0].length ?? 0);
  const after = UNITS.filter(([name]) => MONEY.has(name)).map(
    ([, pattern]) => pattern.exec(text.slice(end))?.[0].length ?? 0,
  );
  return { start: start - Math.max(...before), end: end + Math.max(...after) };
}
