/** The channels that are called back, as the killed service has them. */
export const CALLED_BACK = ["line", "teams"] as const;
export type CalledBackName = (typeof CALLED_BACK)[number];

/** What somebody writes, under the platform's id of it. */
export interface Written {
  readonly id: string;
  readonly user: string;
  readonly text: string;
}

/** A call with an answer, as it got to a platform. */
export interface Sending {
  /** Which of the processes that were killed one after the other sent it. */
  readonly generation: number;
  /** JSON of what it says. */
  readonly said: string;
  /** Whether it stands in the chat; otherwise it was refused as a copy. */
  readonly isTaken: boolean;
}

/** A platform on loopback, which the process of the test runs: it outlives the services that are killed. */
export interface Platform {
  /** The service's settings for it. Each process has a secret of its own, by which its calls are told from others'. */
  settings(generation: number): Readonly<Record<string, string>>;
  /** Hands a message in, signed as the platform signs. A second time it is the same message. */
  handIn(serviceUrl: string, message: Written): Promise<Response>;
  /** The answers to a message in order of arrival; those that a busy platform turned away are none. */
  sendings(id: string): readonly Sending[];
  /** The message that an address in the store is of. */
  idOf(address: Readonly<Record<string, unknown>>): string;
  /** What was wrong with calls. */
  violations(): readonly string[];
  stop(): Promise<void>;
}

export type Platforms = Readonly<Record<CalledBackName, Platform>>;
