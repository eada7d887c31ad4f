import { dateMentions } from "../../../src/language/dates.ts";
import { editionMentions } from "../../../src/language/editions.ts";
import { hasHan } from "../../../src/language/han.ts";
import { toSimplified } from "../../../src/language/script.ts";
import { countsIn } from "./mutate-values.ts";
import { inScriptOf, languageOf, type Operator, pick, replaced, type Source, type World } from "./source.ts";

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);
const WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const NUMERALS = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
const DIGITS = "〇一二三四五六七八九";
const ROC_OFFSET = 1911;

function otherNotation(written: string, value: number): string[] {
  const small = Number.isInteger(value) && value > 1 && value <= 12;
  if (hasHan(written))
    return small ? [String(value)] : value >= 1000 ? [value.toLocaleString("en"), String(value)] : [];
  if (/^\d+$/u.test(written)) return small ? [WORDS[value] ?? "", NUMERALS[value] ?? ""] : [];
  if (/^\d{1,3}(?:,\d{3})+$/u.test(written)) return [written.replaceAll(",", "")];
  if (/^\p{L}+$/u.test(written)) return small ? [String(value)] : [];
  return value >= 1e6 ? [value.toLocaleString("en")] : [];
}

function renumber({ text }: Source): string | null {
  const counts = countsIn(text).filter(
    ({ percent, start, end }) =>
      !percent && !/[:：時点點]|a\.?m|p\.?m/iu.test(text.slice(start - 1, end + 6)),
  );
  const count = pick(counts, text);
  if (count === undefined) return null;
  const written = text.slice(count.start, count.end);
  const isChinese = languageOf(text) === "zh-Hant";
  const notations = otherNotation(written, count.value).filter((made) =>
    /\p{L}/u.test(made) ? hasHan(made) === isChinese : true,
  );
  const made = pick(notations, text);
  return replaced(text, count, made?.replace(/^二$/u, "兩"));
}

function redate({ text }: Source): string | null {
  const date = pick(
    dateMentions(text).filter(
      ({ year, month, day, lastDay }) => year !== null && month !== null && day !== null && lastDay === null,
    ),
    text,
  );
  if (date?.year == null || date.month === null || date.day === null) return null;
  const { year, month, day } = date;
  const written = text.slice(date.start, date.end);
  const name = MONTHS[month - 1] ?? "";
  const two = (value: number): string => String(value).padStart(2, "0");
  const numeral = (value: number): string =>
    value <= 10
      ? (NUMERALS[value] ?? "")
      : `${value >= 20 ? (NUMERALS[Math.floor(value / 10)] ?? "") : ""}十${value % 10 === 0 ? "" : (NUMERALS[value % 10] ?? "")}`;
  const forms = hasHan(written)
    ? [
        `民國${year - ROC_OFFSET}年${month}月${day}日`,
        `${Array.from(String(year), (digit) => DIGITS[Number(digit)] ?? "").join("")}年${numeral(month)}月${numeral(day)}日`,
        `${year}-${two(month)}-${two(day)}`,
      ]
    : [
        `${day} ${name} ${year}`,
        `the ${day}${["th", "st", "nd", "rd"][day > 3 && day < 21 ? 0 : day % 10] ?? "th"} of ${name} ${year}`,
        `${year}-${two(month)}-${two(day)}`,
      ];
  return replaced(
    text,
    date,
    pick(
      forms.filter((form) => form !== written),
      text,
    ),
  );
}

/** A name by another that the glossary has for it in the same script. */
function rename({ text }: Source, { glossary }: World): string | null {
  const mentions = glossary.mentionsIn(text).filter(({ entry: { kind, en, zh }, start, end }, _, all) => {
    const forms = inScriptOf([...en, ...zh], text.slice(start, end));
    return (
      kind !== "terms" &&
      kind !== "roles" &&
      forms.length > 1 &&
      all.filter((other) => other.start === start).length === 1
    );
  });
  const mention = pick(mentions, text);
  if (mention === undefined) return null;
  const written = text.slice(mention.start, mention.end);
  const forms = inScriptOf([...mention.entry.en, ...mention.entry.zh], written).filter(
    (form) => form !== written && form.length > 1,
  );
  return replaced(text, mention, pick(forms, text));
}

/** A name with the one in the other script after it. */
function nameTwice({ text }: Source, { glossary }: World): string | null {
  const mentions = glossary.mentionsIn(text).filter(({ entry: { kind, en, zh }, end, start }, _, all) =>
    (kind === "people" || kind === "cities") && en.length > 0 && zh.length > 0 && !/^\s?[（(市]/u.test(text.slice(end)) &&
    all.filter((other) => other.start === start).length === 1,
  ); // prettier-ignore
  const mention = pick(mentions, text);
  if (mention === undefined) return null;
  const written = text.slice(mention.start, mention.end);
  if (/[（(][^)）]*$/u.test(text.slice(0, mention.start))) return null;
  const other = (hasHan(written) ? mention.entry.en : mention.entry.zh)[0];
  return replaced(
    text,
    mention,
    hasHan(written) ? `${written}（${other ?? ""}）` : `${written} (${other ?? ""})`,
  );
}

function renumberEdition({ text }: Source): string | null {
  const edition = pick(editionMentions(text), text);
  if (edition === undefined || edition.edition < 2 || edition.edition > 12) return null;
  const written = text.slice(edition.start, edition.end);
  const words =
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(" ");
  if (hasHan(written))
    return replaced(
      text,
      edition,
      /\d/u.test(written) ? `第${NUMERALS[edition.edition] ?? ""}屆` : `第${edition.edition}屆`,
    );
  return replaced(text, edition, words[edition.edition]);
}

function simplify({ text }: Source): string | null {
  const simplified = toSimplified(text);
  return languageOf(text) === "zh-Hant" && simplified !== text ? simplified : null;
}

/** Operators that say the same values in another way. */
export const VALUE_PARAPHRASES: readonly Operator[] = [
  { name: "number in another notation", isFaithful: true, make: renumber },
  { name: "date in another form", isFaithful: true, make: redate },
  { name: "edition in another notation", isFaithful: true, make: renumberEdition },
  { name: "name by another variant", isFaithful: true, make: rename },
  { name: "name in both scripts", isFaithful: true, make: nameTwice },
  { name: "in Simplified characters", isFaithful: true, make: simplify },
];
