/** Where an activity stands in a message that comes piece by piece, as Web Chat reads it. */
export interface StreamInfo {
  readonly streamType: "streaming" | "final";
  /** Id of the first piece. */
  readonly streamId?: string;
  /** From 1; the final message has none. */
  readonly streamSequence?: number;
}

/** The same as Teams reads it. */
export interface StreamInfoEntity extends StreamInfo {
  readonly type: "streaminfo";
}

/** As an entity. */
export function streamInfoEntity(info: StreamInfo): StreamInfoEntity {
  return { type: "streaminfo", ...info };
}
