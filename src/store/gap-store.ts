/** What is done with a gap. */
export type GapState = "open" | "out_of_scope";

/** Why a question counts as one: nothing was found, somebody said that it did not help, or it was a close thing. */
export type GapKind = "no_answer" | "thumbs_down" | "low_margin";

/** A question that was not answered well and belongs to no group yet. */
export interface UngroupedQuestion {
  readonly answerId: string;
  readonly kind: GapKind;
  readonly channel: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Masked. */
  readonly question: string;
  /** JSON value of an `Evidence`. */
  readonly evidence: unknown;
}

/** What a question asks for, beside its names. */
export interface GapAsked {
  /** Kind of question, such as `how_many`; null where nobody has read it. */
  readonly kind: string | null;
  /** Attributes of an event. */
  readonly frames: readonly string[];
  /** Ids of the lexicon's concepts, the same in both languages. */
  readonly concepts: readonly string[];
}

/** Questions of one meaning. */
export interface GapGroup {
  readonly id: string;
  /** The embedding that the vector is of. */
  readonly model: string;
  /** What all of its questions name, in order. */
  readonly names: readonly string[];
  /** What its first question asks for. */
  readonly asked: GapAsked;
  /** Sum of the unit vectors of its questions. */
  readonly vector: Float32Array;
  readonly size: number;
  readonly state: GapState;
  /** When it was made, or its state last changed; ISO 8601, UTC. */
  readonly changedAt: string;
}

/** A question of a group, without its words. */
export interface GapQuestion {
  readonly answerId: string;
  readonly groupId: string;
  readonly kind: GapKind;
  readonly channel: string;
  readonly at: string;
}

/** Words of a question of a group. */
export interface GapSample {
  readonly answerId: string;
  /** Masked. */
  readonly question: string;
  /** JSON value of an `Evidence`. */
  readonly evidence: unknown;
  readonly at: string;
}

/** The gaps that staff see. All methods reject with a `StoreError`. */
export interface GapStore {
  /** Questions that belong to no group yet, oldest first; `lowScore` is below which an answer was a close thing. */
  ungrouped(lowScore: number, limit: number): Promise<readonly UngroupedQuestion[]>;
  /** Groups whose questions name just this, of one embedding. */
  groupsNaming(names: readonly string[], model: string): Promise<readonly GapGroup[]>;
  group(id: string): Promise<GapGroup | null>;
  groups(): Promise<readonly Omit<GapGroup, "vector" | "asked">[]>;
  /** Makes a group or replaces its vector, and puts a question into it; a question that is gone changes nothing. */
  put(question: GapQuestion, group: GapGroup): Promise<void>;
  /** Questions from one time up to another, of all groups; ISO 8601, null for no bound. */
  questions(from: string | null, to: string | null): Promise<readonly GapQuestion[]>;
  /** The newest questions of a group with their words. */
  samples(groupId: string, limit: number): Promise<readonly GapSample[]>;
  /** Changes the state and notes who did; `unknown_group` where there is none. */
  setState(id: string, state: GapState, by: string): Promise<"changed" | "unknown_group">;
}
