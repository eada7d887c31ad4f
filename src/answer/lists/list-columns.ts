/** What a table tells of each time of a series. */
export type ListColumn = "date" | "place" | "venue" | "theme" | "documents" | "areas" | "leader" | "size";

/** What asks for which column, in the order in which they are shown. */
export const COLUMNS: readonly { readonly column: ListColumn; readonly asked: RegExp }[] = [
  { column: "date", asked: /\b(?:dates?|days?|when|which month)\b|日期|哪一?天|何時|什麼時候|幾月/iu },
  {
    column: "place",
    asked: /\b(?:where|which (?:city|cities)|host cit(?:y|ies))\b|哪[裡裏]|地點|在哪|哪個?城市|何地/iu,
  },
  { column: "venue", asked: /\b(?:venues?|hotels?|halls?)\b|場地|會場|飯店/iu },
  { column: "theme", asked: /\b(?:themes?|slogans?|mottos?)\b|主題|標語/iu },
  {
    column: "documents",
    asked:
      /\b(?:how many (?:memorand\w+|mous?|agreements?|documents?)|number of (?:memorand\w+|mous?|agreements?)|(?<!areas of the )memorand(?:ums|a)|mous)\b|幾[項個份].{0,4}(?:備忘錄|協議)|備忘錄(?:數|的數量)|簽.{0,3}幾[項個份]|備忘錄/iu,
  },
  { column: "areas", asked: /\b(?:areas?|fields?|subjects? of the)\b|領域|哪些.{0,6}備忘錄|什麼備忘錄/iu },
  {
    column: "leader",
    asked:
      /\b(?:who led|leaders?|led by|headed|heads? of (?:the )?delegations?|who (?:came|represented|attended))\b|率團|團長|帶隊|領隊|由誰|出面|誰代表|出席的是誰/iu,
  },
  {
    column: "size",
    asked:
      /\b(?:how (?:many people|large)|size of)\b|團員.{0,3}(?:幾|多少)|代表團.{0,3}(?:人數|幾人|多少人)/iu,
  },
];
/** What a comparison shows that names nothing. */
export const COMPARED: readonly ListColumn[] = ["date", "place", "theme", "documents", "leader"];

/** Shown beside documents that are asked for in general. */
export const BESIDE_DOCUMENTS = "areas";

/**
 * What documents are about tells of them already; how many there were is then asked only by its own words. Documents
 * alone ask for both.
 */
export function columnsAsked(question: string): ListColumn[] {
  const asked = COLUMNS.filter(({ asked: pattern }) => pattern.test(question)).map(({ column }) => column);
  if (HOW_MANY.test(question) || !asked.includes("documents")) return asked;
  return asked.includes("areas")
    ? asked.filter((column) => column !== "documents")
    : asked.flatMap((column) => (column === "documents" ? ["documents", BESIDE_DOCUMENTS] : [column]));
}

const HOW_MANY = /\bhow many\b|\bnumbers? of\b|[幾多少][項個份]|數量/iu;
