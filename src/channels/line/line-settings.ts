/** What LINE is set up with. */
export interface LineSettings {
  /** Signs what LINE sends us. */
  readonly channelSecret: string;
  /** Lets us call LINE. */
  readonly channelAccessToken: string;
  /** Origin of the Messaging API. */
  readonly apiBase: string;
  /** Whether an answer that comes too late for its reply token is pushed, which counts against the account's quota. */
  readonly pushFallback: boolean;
}

/** Origin of LINE's own Messaging API. */
export const LINE_API = "https://api.line.me";
