/** What a value says of its event or relation; the part before the dot is its frame. */
export const SLOTS = [
  "event.date",
  "event.place",
  "event.venue",
  "event.host",
  "event.theme",
  "event.edition",
  "event.state",
  "document.count",
  "document.kind",
  "document.area",
  "document.party",
  "delegation.size",
  "delegation.leader",
  "person.role",
  "relation.kind",
  "relation.since",
  "relation.count",
  "number.count",
  "money.amount",
  "visit.place",
  "statement.speaker",
  "gift.item",
  "animal.name",
  "contest.result",
  "next.host",
] as const;

export type Slot = (typeof SLOTS)[number];

/** A stretch of an article's body: UTF-16 offsets. */
export interface BodySpan {
  readonly start: number;
  readonly end: number;
}

/** Whose value it is: an edition of a series or an event of its own, as far as the text or the front matter says. */
export interface RecordOwner {
  readonly series: string | null;
  readonly edition: number | null;
  readonly year: number | null;
}

/** A value that an article states, with the words that it stands in. */
export interface RecordValue {
  readonly slot: Slot;
  /** Normalised, see test/records/README.md: an ISO day, a number, a name as it is written. */
  readonly value: string;
  readonly owner: RecordOwner;
  /** The sentence that carries it. */
  readonly sentence: BodySpan;
  /** The words of the value itself, inside of the sentence. */
  readonly span: BodySpan;
  /** Told as still to come. */
  readonly isPlan: boolean;
  /** Counts all up to then, not those of one event alone: "45 memorandums so far". */
  readonly isTotal: boolean;
  /** City whose leader, delegation or official it is, as written, where the words beside it say so. */
  readonly side: string | null;
  /** Kind of what a `document.count` counts, as `document.kind` has it, where its words say so; else null. */
  readonly kind: string | null;
  readonly articleId: string;
  readonly articleVersion: string;
  readonly language: string;
}

/** The records of an article by its id, as its current version states them; none of an article that there is not. */
export type RecordsOf = (articleId: string) => readonly RecordValue[];
