/** Kinds of words that patterns name by a tag rather than by their letters. */
export const TAGS = [
  "date",
  "number",
  "person",
  "role",
  "place",
  "body",
  "series",
  "city",
  "animal",
  "name",
] as const;

export type Tag = (typeof TAGS)[number];

/** First code unit of those that Unicode leaves to private use: articles hardly have them, so they can stand for tags. */
const PRIVATE_USE = 0xe000;

/**
 * The unit that a tagged stretch begins with and the one that it goes on with: two stretches side by side stay apart,
 * and every offset stays what it was.
 */
export function tagUnits(tag: Tag): readonly [first: string, rest: string] {
  const code = PRIVATE_USE + 2 * TAGS.indexOf(tag);
  return [String.fromCharCode(code), String.fromCharCode(code + 1)];
}

/** Patterns for whole stretches, by what they are called between braces in a pattern. */
const SHORTHANDS: ReadonlyMap<string, string> = new Map([
  ...TAGS.map((tag) => {
    const [first, rest] = tagUnits(tag);
    // A stretch is taken whole or not at all.
    return [tag, `(?:${first}${rest}*(?!${rest}))`] as const;
  }),
  // A person of the glossary or a name whose place in the sentence says that it is one.
  ["who", `(?:${unitsOf("person")}|${unitsOf("name")})`],
  // A city of the glossary or a name whose place in the sentence says that it is one.
  ["where", `(?:${unitsOf("city")}|${unitsOf("name")})`],
  // Characters of a name in Chinese, of which the glossary may know parts.
  [
    "han",
    `[\\p{Script=Han}·‧${["person", "place", "body", "series", "city", "animal", "name"].map((tag) => tagUnits(tag as Tag).join("")).join("")}]`,
  ],
  // The same name in the other script, in brackets.
  ["aka", "(?:\\s?[（(][^()（）]{1,30}[)）])?"],
]);

function unitsOf(tag: Tag): string {
  const [first, rest] = tagUnits(tag);
  return `${first}${rest}*(?!${rest})`;
}

/** A pattern over a tagged text: `{city}`, `{person}` and so on stand for a tagged stretch. Always with indices. */
export function pattern(source: string, flags = "dgu"): RegExp {
  const written = source.replace(/\{([a-z]+)\}/g, (whole, name: string) => SHORTHANDS.get(name) ?? whole);
  return new RegExp(written, flags);
}
