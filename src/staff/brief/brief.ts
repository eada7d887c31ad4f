import { setImmediate } from "node:timers/promises";
import type { ComposedCell, Quote } from "../../answer/composed.ts";
import { cellFailures } from "../../answer/prove.ts";
import type { FeatureReader } from "../../answer/text-features.ts";
import { verifySentence } from "../../answer/verify.ts";
import type { Article } from "../../corpus/article.ts";
import { exchangesByYear, type ExchangesByYear } from "./exchanges-by-year.ts";
import type { BriefRequest } from "./brief-request.ts";
import {
  BRIEF_COLUMNS,
  BRIEF_SECTIONS,
  type BriefColumn,
  type BriefSectionId,
  newestRows,
  type ProposedRow,
} from "./brief-rows.ts";
import { countRows } from "./sections/counts.ts";
import { documentRows } from "./sections/documents.ts";
import { meetingRows } from "./sections/meetings.ts";
import { planRows } from "./sections/plans.ts";
import { tieRows } from "./sections/ties.ts";
import { timelineRows } from "./sections/timeline.ts";
import { type BriefGround, type Told, toldSentences } from "./told-sentences.ts";
import { isWithin } from "./told-time.ts";

/** A row of a brief: claims, and the words that all of them rest on. */
export interface BriefRow {
  /** By column; null where the sentence does not tell it, or where its words do not prove it. */
  readonly cells: Readonly<Partial<Record<BriefColumn, string | null>>>;
  /** `2020-01-13`, `day/day`, `2020-01` or `2020`; null where nothing tells it. */
  readonly time: string | null;
  /** First day that the time can mean, as ISO day; null where there is none. */
  readonly firstDay: string | null;
  /** Number of its source. */
  readonly source: number;
  /** `quote === body.slice(start, end)` of the source's version. */
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly language: string;
}

/** A part of a brief. */
export interface BriefSection {
  readonly id: BriefSectionId;
  readonly columns: readonly BriefColumn[];
  readonly rows: readonly BriefRow[];
  /** Rows beyond the most that a part has; narrow the question to see them. */
  readonly leftOut: number;
}

/** An article that rows of a brief rest on. */
export interface BriefSource extends Pick<
  Article,
  "title" | "publisher" | "official" | "url" | "publishedOn" | "eventOn" | "language"
> {
  /** From 1, in the order in which the brief first rests on it. */
  readonly n: number;
  readonly articleId: string;
  readonly articleVersion: string;
}

/** What a topic, a city or a period comes to in the articles held. */
export interface Brief {
  readonly language: BriefRequest["language"];
  readonly about: {
    /** Id in the glossary, with the name for the reader. */
    readonly city: { readonly id: string; readonly name: string } | null;
    readonly series: string | null;
    readonly topic: string | null;
    readonly from: string | null;
    readonly to: string | null;
  };
  /** Articles held that fit the question; a notice, no count of the world. */
  readonly articlesHeld: number;
  readonly sections: readonly BriefSection[];
  readonly sources: readonly BriefSource[];
  readonly exchanges: ExchangesByYear;
  /** Rows and cells that were proposed and not proved. */
  readonly dropped: number;
}

/** Rows of one part: more than anybody reads, and a proof takes some milliseconds. */
const MOST_ROWS = 150;

/**
 * Makes a brief from what the records of articles tell. Each cell is held to the words of its sentence by the verifier of
 * answers, and dropped where they do not carry it; a row without its first cell goes as a whole. Gives way to other work
 * throughout. Throws `BriefQueryError` for a topic without words.
 */
export async function makeBrief(request: BriefRequest, ground: BriefGround): Promise<Brief> {
  const told = await toldSentences(request, ground);
  const proof = new BriefProof(ground.reader);
  const sections: BriefSection[] = [];
  for (const id of BRIEF_SECTIONS) {
    const proposed = (await rowsOf(id, told, request, ground)).filter(({ time }) =>
      isWithin(time, request.from, request.to),
    );
    const kept = await newestRows(proposed, MOST_ROWS);
    const rows: BriefRow[] = [];
    for (const row of kept) {
      const proved = await proof.of(row, BRIEF_COLUMNS[id]);
      if (proved !== null) rows.push(proved);
    }
    sections.push({ id, columns: BRIEF_COLUMNS[id], rows, leftOut: proposed.length - kept.length });
  }
  const { city, series, topic, from, to, language } = request;
  const name = language === "en" ? (city?.en[0] ?? city?.zh[0]) : (city?.zh[0] ?? city?.en[0]);
  return {
    language,
    about: { city: city === null ? null : { id: city.id, name: name ?? city.id }, series, topic, from, to },
    articlesHeld: told.articles.length,
    sections,
    sources: proof.sources,
    exchanges: await exchangesByYear(told, request, ground.reader.glossary),
    dropped: proof.dropped,
  };
}

function rowsOf(
  id: BriefSectionId,
  { sentences, home }: Told,
  request: BriefRequest,
  { reader: { glossary } }: BriefGround,
): Promise<ProposedRow[]> {
  switch (id) {
    case "counts":
      return countRows(sentences, request);
    case "timeline":
      return timelineRows(sentences, request);
    case "meetings":
      return meetingRows(sentences, request, glossary);
    case "documents":
      return documentRows(sentences, request);
    case "plans":
      return planRows(sentences, request, glossary);
    case "ties":
      return tieRows(sentences, request, glossary, home);
  }
}

/** Proves rows one after another and numbers what they rest on. */
class BriefProof {
  readonly #reader: FeatureReader;
  readonly #numbers = new Map<string, BriefSource>();
  #dropped = 0;

  constructor(reader: FeatureReader) {
    this.#reader = reader;
  }

  get sources(): readonly BriefSource[] {
    return [...this.#numbers.values()];
  }

  get dropped(): number {
    return this.#dropped;
  }

  /** The row with its proved cells; null where its first one, or its quote, is not proved. */
  async of({ cells, quote, time }: ProposedRow, columns: readonly BriefColumn[]): Promise<BriefRow | null> {
    const { article, start, end } = quote;
    const text = article.body.slice(start, end);
    await setImmediate();
    const isQuoted =
      verifySentence({ text, language: article.language, quotes: [quote] }, this.#reader, "extractive")
        .length === 0;
    const proved: (string | null)[] = [];
    for (const cell of cells) proved.push(await this.#proved(cell));
    if (!isQuoted || proved[0] == null) {
      this.#dropped++;
      return null;
    }
    return {
      cells: Object.fromEntries(columns.map((column, at) => [column, proved[at] ?? null])),
      time: time?.value ?? null,
      firstDay: time?.span.first ?? null,
      source: this.#numberOf(quote),
      ...{ quote: text, start, end, language: article.language },
    };
  }

  async #proved(cell: ComposedCell | null): Promise<string | null> {
    if (cell === null) return null;
    await setImmediate();
    if (cellFailures(cell, this.#reader).length === 0) return cell.text;
    this.#dropped++;
    return null;
  }

  #numberOf({ article }: Quote): number {
    const key = `${article.id} ${article.version}`;
    const { id: articleId, version: articleVersion, title, publisher, official, url } = article;
    const { publishedOn, eventOn, language } = article;
    const known = this.#numbers.get(key) ?? {
      n: this.#numbers.size + 1,
      ...{ articleId, articleVersion, title, publisher, official, url, publishedOn, eventOn, language },
    };
    this.#numbers.set(key, known);
    return known.n;
  }
}
