import type { Answerer } from "../../answer/answerer.ts";
import type { FaqSource } from "../../answer/faq/faq-source.ts";
import type { FeatureReader } from "../../answer/text-features.ts";
import { taipeiDay } from "../../language/today.ts";
import type { SearchIndex } from "../../search/search-index.ts";
import type { FaqStore } from "../../store/faq-store.ts";
import type { OfficialArticleStore } from "../../store/official-article-store.ts";
import { articlesAsStored } from "./articles-as-stored.ts";
import { FaqBook } from "./faq-book.ts";
import { FaqDesk } from "./faq-desk.ts";
import { FaqPreviewer } from "./faq-preview.ts";
import { PublishedFaqs } from "./published-faqs.ts";
import { FaqReader } from "./faq-reader.ts";
import { type FollowedArticles, IndexFollower } from "./index-follower.ts";
import { OfficialArticles } from "./official-articles.ts";

/** What FAQs and official articles are kept in. */
export interface FaqStores {
  readonly faqs: FaqStore;
  readonly officialArticles: OfficialArticleStore;
}

export interface FaqServiceParts {
  readonly stores: FaqStores;
  readonly index: SearchIndex;
  /** Whether any article of a file was read. */
  readonly hasFiles: boolean;
  readonly reader: FeatureReader;
  /** ISO day that "last year" and its like are counted from. */
  readonly today: () => string;
  /** The real clock in ms: what is over and what is not goes by it. */
  readonly now: () => number;
  /** What index and records are brought up to date with. */
  readonly articlesOfNow: FollowedArticles;
  /** A chain that asks this source first. */
  readonly answererWith: (source: FaqSource) => Answerer;
  readonly onWarning: (message: string) => void;
  /** Hears once a day, in Taipei, how many published FAQs somebody should look at again; on no day on which there is none. */
  readonly onDue: (count: number) => void;
}

/** How often FAQs are looked after where nobody asks anything, in ms: their last days and days of review come anyway. */
const LOOK_AFTER_MS = 3_600_000;

const NOT_TAKEN_OVER = "the index could not take over the official articles";

/** FAQs and official articles over one index, wired together. */
export class FaqService {
  readonly desk: FaqDesk;
  readonly articles: OfficialArticles;
  readonly previewer: FaqPreviewer;
  /** The published FAQs, for the chain that citizens ask. */
  readonly source: FaqBook;
  readonly #lookAfter: () => Promise<void>;
  readonly #tellDue: () => void;
  #toldOn = "";
  #started: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | null = null;

  constructor({
    stores,
    index,
    hasFiles,
    reader,
    now,
    articlesOfNow,
    answererWith,
    onWarning,
    onDue,
    today,
  }: FaqServiceParts) {
    const reading = new FaqReader({ reader, index, today });
    const embedAll = (texts: readonly string[]): Promise<Float32Array[]> => index.embedAll(texts);
    const warned = warning(onWarning);
    const realDay = (): string => taipeiDay(now());
    const follower = new IndexFollower(articlesOfNow, now);
    this.#lookAfter = async () => {
      await warned("the FAQs could not be looked after", async () => {
        await this.desk.lookAfter();
        this.#tellDue();
      });
      // Afterwards: it takes longer, and the FAQs go by the store.
      await warned(NOT_TAKEN_OVER, () => follower.follow());
    };
    this.#tellDue = () => {
      const { due } = this.source;
      if (due === 0 || this.#toldOn === realDay()) return;
      this.#toldOn = realDay();
      onDue(due);
    };
    const published = new PublishedFaqs(stores.faqs);
    this.source = new FaqBook({
      ...{ store: stores.faqs, published },
      ...{ embedAll, reading, now, onWarning },
      onStale: () => void this.#lookAfter(),
      today: realDay,
      onUnproved: (faq) => this.desk.unsettle(faq),
    });
    this.desk = new FaqDesk({
      ...{ store: stores.faqs, published },
      articles: () => articlesAsStored({ index, hasFiles }, stores.officialArticles),
      reader,
      today: realDay,
      onChange: () => warned("the FAQs could not be read", () => this.source.refresh()),
    });
    this.previewer = new FaqPreviewer({ embedAll, reading }, answererWith);
    this.articles = new OfficialArticles({
      store: stores.officialArticles,
      articleOf: (id) => index.article(id),
      onChange: () =>
        warned(NOT_TAKEN_OVER, async () => {
          await articlesOfNow.update();
          await this.desk.lookAfter();
        }),
      onWithdrawn: () =>
        warned("the FAQs on the article taken back could not be looked after", () => this.desk.lookAfter()),
    });
  }

  /**
   * Looks after what has changed since the last start and takes over what is published, in the background: a thousand
   * FAQs take half a minute to be embedded. None answers before. Resolves once all do.
   */
  start(): Promise<void> {
    this.#started = this.#lookAfter();
    this.#timer ??= setInterval(() => void this.#lookAfter(), LOOK_AFTER_MS).unref();
    return this.#started;
  }

  /** Stops what is being read, and waits for that. */
  async close(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    await Promise.all([this.source.close(), this.#started]);
  }
}

/** Runs what follows on a change that is made and kept by then: whoever asked for it is not told that it failed. */
function warning(onWarning: (message: string) => void) {
  return async (what: string, run: () => Promise<void>): Promise<void> => {
    try {
      await run();
    } catch (error) {
      onWarning(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
}
