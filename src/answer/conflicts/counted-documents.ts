import type { Article } from "../../corpus/article.ts";
import { dateMentions } from "../../language/dates.ts";
import type { Glossary } from "../../language/glossary.ts";
import { isoOf } from "../../records/days.ts";
import { documentKind } from "../../records/document-words.ts";
import type { RecordValue } from "../../records/record.ts";
import type { ArticleRecord } from "../article-records.ts";
import type { QuestionTime } from "../question-time.ts";
import { compareDays } from "./compare-days.ts";
import { sentenceOf } from "./told-values.ts";

/** Each of these names one more document: "one memorandum on zoos and one on tourism", 「一份動物園備忘錄與一份觀光備忘錄」. */
const ONE_MORE =
  /\b(?:one|another)(?: (?:memorandum|agreement|MOU))? (?:on|about|for|concerning|covering)\b|一[份項個][^，。、；與和及一]{1,12}(?:備忘錄|協議|協定)/giu;

/** Records of counts; where a sentence names its documents one by one and gives no count, a record of how many it names. */
export function withCountedDocuments(records: readonly ArticleRecord[]): ArticleRecord[] {
  const bySentence = Map.groupBy(
    records.filter(({ record: { slot } }) => slot.startsWith("document.")),
    ({ article, record }) => `${article.id} ${record.sentence.start}`,
  );
  const counted = [...bySentence.values()].flatMap((own): ArticleRecord[] => {
    const [first] = own;
    if (first === undefined || own.some(({ record }) => record.slot === "document.count")) return [];
    const named = sentenceOf(first.record, first.article).match(ONE_MORE) ?? [];
    if (named.length < 2) return [];
    const kind = documentKind(named.join(" "));
    const record: RecordValue = {
      ...first.record,
      slot: "document.count",
      value: String(named.length),
      kind,
    };
    return [{ article: first.article, record }];
  });
  return [...records, ...counted];
}

/** Articles of no series that are about all the cities that a question names; none where it names none. */
export function betweenSameParties(
  articles: readonly Article[],
  question: string,
  glossary: Glossary,
): Article[] {
  const cities = glossary
    .mentionsIn(question)
    .flatMap(({ entry: { kind, en } }) => (kind === "cities" ? en.slice(0, 1) : []));
  if (cities.length === 0) return [];
  return articles.filter(
    (article) => article.series === null && cities.every((city) => article.cities.includes(city)),
  );
}

/** Records of the time that a question asks about or, where it names none, of that of the sentences said. */
export function ofSameTime(
  records: readonly ArticleRecord[],
  { dates }: QuestionTime,
  said: readonly ArticleRecord[],
): ArticleRecord[] {
  const asked = dates.flatMap(({ year, month, day }) => (year === null ? [] : [isoOf({ year, month, day })]));
  const times = asked.length > 0 ? asked : said.slice(0, 1).flatMap(timesOf);
  return records.filter((one) =>
    timesOf(one).some((told) => times.some((time) => compareDays(told, time) === "same")),
  );
}

/** When a sentence's matter took place: the dates that it states with their year, else the days of its article's event. */
function timesOf({ record, article }: ArticleRecord): string[] {
  const stated = dateMentions(sentenceOf(record, article)).flatMap(({ year, month, day }) =>
    year === null ? [] : [isoOf({ year, month, day })],
  );
  return stated.length > 0 || article.eventOn === null ? stated : [article.eventOn];
}
