import type { Article } from "../../corpus/article.ts";
import type { Glossary } from "../../language/glossary.ts";
import type { ArticleRecord, ArticleRecords } from "../article-records.ts";
import type { Composed, ComposedConflict, ComposedTable, Quote } from "../composed.ts";
import type { EventFamilies } from "../event-family.ts";
import { namedSeries, type NamedSeries, seriesIn } from "../lists/series-names.ts";
import { type AskedSlot, askedSlots, slotOfColumn } from "./asked-slots.ts";
import type { Preference } from "./claim-order.ts";
import { isOfEvent, type SeriesEvent, seriesEvent } from "./event.ts";
import { findConflicts } from "./find-conflicts.ts";
import { askedRecords, isOfTheWhole } from "./told-values.ts";
import { tellsOfPart } from "./whole-event.ts";

/** What answers are compared with. */
export interface ComparedArticles {
  readonly articles: readonly Article[];
  readonly families: EventFamilies;
}

/** Finds where the articles differ on what an answer says. */
export class Conflicts {
  readonly #glossary: Glossary;
  readonly #records: ArticleRecords;
  #series: { readonly articles: readonly Article[]; readonly named: readonly NamedSeries[] } | null = null;

  constructor(glossary: Glossary, records: ArticleRecords) {
    this.#glossary = glossary;
    this.#records = records;
  }

  /** Only on the value that the question asks for, and on the event that the answer is about. */
  async find(composed: Composed, compared: ComparedArticles): Promise<ComposedConflict[]> {
    if (composed.table !== null) return this.#ofTable(composed, composed.table, compared.articles);
    const slots = askedSlots(composed.text, composed.asked.kind);
    const said = composed.sentences.flatMap(({ quotes }) => quotes);
    const [first] = said;
    if (slots.length === 0 || first === undefined) return [];
    return this.#ofSentences(composed, slots, said, first.article, compared);
  }

  async #ofSentences(
    composed: Composed,
    slots: readonly AskedSlot[],
    said: readonly Quote[],
    article: Article,
    { articles, families }: ComparedArticles,
  ): Promise<ComposedConflict[]> {
    const { text, language } = composed;
    const preference = { said, language };
    const own = (await this.#records.of([article])).filter((one) => isSaid(one, said));
    const named = this.#named(articles);
    const event = seriesEvent(composed, own, article, named, this.#glossary);
    const records =
      event === null
        ? await this.#ofFamily(families.get(article.id) ?? [])
        : await this.#ofEvent(event, articles);
    const isNamed = seriesIn(text, named, this.#glossary) !== null;
    return slots
      .filter((asked) => !isOfTheWhole(asked.slot) || (event !== null && !tellsOfPart(text)))
      .flatMap((asked) => {
        const pick = { asked, question: text, series: event?.series ?? null, glossary: this.#glossary };
        // What an event was is only in question where the event is, or where its value is said.
        if (!isNamed && askedRecords(own, pick).length === 0) return [];
        // The year of a time that is named by its number is part of what is asked.
        const year = event === null || (asked.slot === "event.date" && !event.isOfYear) ? null : event.year;
        return findConflicts(records, pick, preference, year);
      });
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
    return rows.flatMap(([yearCell, ...cells]) => {
      const time = series.years.find(({ year }) => String(year) === yearCell?.text);
      if (time === undefined) return [];
      const own = records.filter((one) => isOfEvent(one, { ...time, series, isOfYear: true }));
      return cells.flatMap((cell, index) => {
        const asked = slotOfColumn(columns[index + 1] ?? "");
        if (cell === null || asked === null) return [];
        const preference: Preference = { said: cell.quotes, language };
        return findConflicts(own, { asked, question: text, series, glossary: this.#glossary }, preference, time.year);
      });
    });
  }

  async #ofEvent(event: SeriesEvent, articles: readonly Article[]): Promise<ArticleRecord[]> {
    const own = articles.filter(({ series }) => series === event.series.id);
    return (await this.#records.of(own)).filter((one) => isOfEvent(one, event));
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
      this.#series = { articles, named: namedSeries(articles, this.#glossary) };
    }
    return this.#series.named;
  }
}

function isSaid({ record: { sentence }, article }: ArticleRecord, said: readonly Quote[]): boolean {
  return said.some(
    (quote) => quote.article === article && quote.start <= sentence.start && sentence.end <= quote.end,
  );
}
