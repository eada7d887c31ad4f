/** A language that articles are written in. */
export type ArticleLanguage = "en" | "zh-Hant";

/** Where an article version stands: the newest one, replaced by a newer one, or taken out of the corpus. */
export type ArticleStatus = "current" | "superseded" | "withdrawn";

/** One version of one piece of news, as read from a source. */
export interface Article {
  /** `[a-z0-9][a-z0-9-]{0,63}`, unique in the corpus. */
  readonly id: string;
  /** SHA-256 of the body's UTF-8, in hexadecimal. */
  readonly version: string;
  readonly status: ArticleStatus;
  readonly title: string;
  /** True where the title is ours: the source has none, or the article is a translation, its title with it. */
  readonly titleOurs: boolean;
  /** Plain text, LF line ends, NFC; never changed after reading. Offsets into it are UTF-16 units. */
  readonly body: string;
  readonly language: ArticleLanguage;
  readonly publisher: string;
  /** True for the city government itself, false for the press and others. */
  readonly official: boolean;
  readonly url: string | null;
  /** ISO day on which the source was published, where the source says so. */
  readonly publishedOn: string | null;
  /** ISO day, or `start/end`, of what the article reports. */
  readonly eventOn: string | null;
  /** Recurring event it belongs to, such as `twin-city-forum`. */
  readonly series: string | null;
  /** Which time the series was held, counted from 1. */
  readonly edition: number | null;
  /** Canonical English city names. */
  readonly cities: readonly string[];
  readonly topics: readonly string[];
  /** Id of the article that this one renders in the other language. */
  readonly translationOf: string | null;
}
