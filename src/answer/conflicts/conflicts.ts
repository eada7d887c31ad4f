import { setImmediate } from "node:timers/promises";
import type { Article } from "../../corpus/article.ts";
import type { Glossary } from "../../language/glossary.ts";
import type { Slot } from "../../records/record.ts";
import type { ArticleRecord, ArticleRecords } from "../article-records.ts";
import type { ArticleViews } from "../article-view.ts";
import type { Composed, ComposedConflict, ComposedTable, Quote } from "../composed.ts";
import type { EventFamilies } from "../event-family.ts";
import { namedSeries, type NamedSeries, seriesIn } from "../lists/series-names.ts";
import { type AskedSlot, askedSlots, slotOfColumn } from "./asked-slots.ts";
import type { Preference } from "./claim-order.ts";
import { betweenSameParties, ofSameTime, withCountedDocuments } from "./counted-documents.ts";
import { denials } from "./denials.ts";
import { disputedDays } from "./disputed.ts";
import { isOfEvent, numbersEvent, type SeriesEvent, seriesEvent } from "./event.ts";
import { changesOverTime, findConflicts } from "./find-conflicts.ts";
import { documentTotal, standingValue } from "./standing.ts";
import { askedRecords, isOfTheWhole } from "./told-values.ts";
import { tellsOfPart } from "./whole-event.ts";

/** What answers are compared with. */
export interface ComparedArticles {
  readonly articles: readonly Article[];
  readonly families: EventFamilies;
}

/** Values of the event itself: "how many people" may be asked of anybody at it. */
const OF_EVENT: ReadonlySet<Slot> = new Set<Slot>([
  "event.date",
  "event.place",
  "event.venue",
  "event.theme",
  "event.edition",
  "event.state",
  "document.count",
]);

/** Finds where the articles differ on what an answer says. */
export class Conflicts {
  readonly #glossary: Glossary;
  readonly #records: ArticleRecords;
  readonly #views: ArticleViews;
  #series: { readonly articles: readonly Article[]; readonly named: readonly NamedSeries[] } | null = null;

  constructor(glossary: Glossary, records: ArticleRecords, views: ArticleViews) {
    this.#views = views;
    this.#glossary = glossary;
    this.#records = records;
  }

  /** Only on the value that the question asks for, and on the event that the answer is about. */
  async find(composed: Composed, compared: ComparedArticles): Promise<ComposedConflict[]> {
    if (composed.table !== null) return this.#ofTable(composed, composed.table, compared.articles);
    const said = composed.sentences.flatMap(({ quotes }) => quotes);
    const [first] = said;
    if (first === undefined) return [];
    const preference = { said, language: composed.language };
    const standing = standingValue(composed, this.#glossary);
    if (standing !== null) {
      const records = await this.#records.of(compared.articles.filter(standing.mayTell));
      return changesOverTime(records, standing, preference, this.#glossary);
    }
    const slots = askedSlots(composed.text, composed.asked.kind);
    if (slots.length === 0) return [];
    const found = await this.#ofSentences(composed, slots, preference, first.article, compared);
    const asksDay = slots.find(({ slot }) => slot === "event.date");
    return found.length > 0 || asksDay === undefined
      ? found
      : disputedDays(composed, asksDay.word, this.#views);
  }

  async #ofSentences(
    composed: Composed,
    slots: readonly AskedSlot[],
    preference: Preference,
    article: Article,
    compared: ComparedArticles,
  ): Promise<ComposedConflict[]> {
    const { text } = composed;
    const saying = [...new Set(preference.said.map((quote) => quote.article))];
    const own = withCountedDocuments(await this.#records.of(saying)).filter((one) =>
      isSaid(one, preference.said),
    );
    const named = this.#named(compared.articles);
    const ofFirst = own.filter((one) => one.article === article);
    const event = seriesEvent(composed, ofFirst, article, named, this.#glossary);
    const { years, editions } = composed.time;
    const isNamed = years.length + editions.length > 0 && seriesIn(text, named, this.#glossary) !== null;
    const found: ComposedConflict[] = [];
    for (const asked of slots) {
      if (isOfTheWhole(asked.slot) && (event === null || tellsOfPart(text))) continue;
      const query = { asked, question: text, series: event?.series ?? null, glossary: this.#glossary };
      // What an event was is only in question where its time is named, or where its value is said.
      if (!(isNamed && OF_EVENT.has(asked.slot)) && askedRecords(own, query).length === 0) continue;
      if (asked.isTotal) found.push(...(await this.#ofTotal(composed, event, article, preference, compared)));
      else {
        const records = await this.#comparable(composed, asked, event, own, compared);
        // The year of a time that is named by its number is part of what is asked.
        const year = event === null || (asked.slot === "event.date" && !event.isOfYear) ? null : event.year;
        found.push(...findConflicts(records, query, preference, year));
      }
    }
    return found;
  }

  /** Records of other articles on what the answer's sentences are about. */
  async #comparable(
    { text, time, sentences }: Composed,
    { slot }: AskedSlot,
    event: SeriesEvent | null,
    own: readonly ArticleRecord[],
    { articles, families }: ComparedArticles,
  ): Promise<ArticleRecord[]> {
    if (event !== null) {
      const ofSeries = articles.filter(({ series }) => series === event.series.id);
      const isTold = slot === "event.edition" ? numbersEvent : isOfEvent;
      const told = (await this.#records.of(ofSeries)).filter((one) => isTold(one, event));
      return withCountedDocuments(slot === "event.state" ? [...told, ...denials(ofSeries, event)] : told);
    }
    if (slot === "document.count") {
      const theirs = betweenSameParties(articles, text, this.#glossary);
      return ofSameTime(withCountedDocuments(await this.#records.of(theirs)), time, own);
    }
    const article = sentences[0]?.quotes[0]?.article;
    return this.#ofFamily(article === undefined ? [] : (families.get(article.id) ?? []));
  }

  /** How the number of documents grew, unless the question asks for it at one time. */
  async #ofTotal(
    { text, time }: Composed,
    event: SeriesEvent | null,
    { series }: Article,
    preference: Preference,
    { articles }: ComparedArticles,
  ): Promise<ComposedConflict[]> {
    const id = event?.series.id ?? series;
    if (id === null || time.years.length + time.editions.length > 0) return [];
    const records = await this.#records.of(articles.filter((article) => article.series === id));
    return changesOverTime(records, documentTotal(text), preference, this.#glossary);
  }

  /** Cell by cell: the article that a cell rests on stands first. */
  async #ofTable(
    { text, language }: Composed,
    { columns, rows }: ComposedTable,
    articles: readonly Article[],
  ): Promise<ComposedConflict[]> {
    const seriesId = rows.flat().flatMap((cell) => cell?.quotes ?? [])[0]?.article.series;
    const series = this.#named(articles).find(({ id }) => id === seriesId);
    if (series === undefined) return [];
    const records = await this.#records.of(articles.filter((article) => article.series === seriesId));
    const found: ComposedConflict[] = [];
    for (const [yearCell, ...cells] of rows) {
      const time = series.years.find(({ year }) => String(year) === yearCell?.text);
      if (time === undefined) continue;
      // A row takes milliseconds, many of them more than others should wait.
      await setImmediate();
      const own = records.filter((one) => isOfEvent(one, { ...time, series, isOfYear: true }));
      for (const [index, cell] of cells.entries()) {
        const asked = slotOfColumn(columns[index + 1] ?? "");
        if (cell === null || asked === null) continue;
        const query = { asked, question: text, series, glossary: this.#glossary };
        found.push(...findConflicts(own, query, { said: cell.quotes, language }, time.year));
      }
    }
    return found;
  }

  /** What articles on the same days tell of those days' year, not what they look back to. */
  async #ofFamily(family: readonly Article[]): Promise<ArticleRecord[]> {
    return (await this.#records.of(family)).filter(
      ({ record: { owner }, article }) =>
        owner.year === null || article.eventOn?.startsWith(String(owner.year)) === true,
    );
  }

  #named(articles: readonly Article[]): readonly NamedSeries[] {
    if (this.#series?.articles !== articles) {
      this.#series = { articles, named: namedSeries(articles, this.#glossary, 1) };
    }
    return this.#series.named;
  }
}

function isSaid({ record: { sentence }, article }: ArticleRecord, said: readonly Quote[]): boolean {
  return said.some(
    (quote) => quote.article === article && quote.start <= sentence.start && sentence.end <= quote.end,
  );
}
