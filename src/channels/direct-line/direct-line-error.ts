/** Why a request to Direct Line comes to nothing; the names are stable problem codes. */
export type DirectLineFault =
  /** There is no such conversation, it has ended, or it is somebody else's: not told apart. */
  | "conversation_unknown"
  /** More messages wait for their answers than one conversation may have. */
  | "too_many_waiting"
  | "upload_unsupported";

/** A request to Direct Line that cannot be carried out. */
export class DirectLineError extends Error {
  override readonly name = "DirectLineError";
  readonly fault: DirectLineFault;

  constructor(fault: DirectLineFault) {
    super(fault);
    this.fault = fault;
  }
}
