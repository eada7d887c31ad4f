/** How many causes of a fault are followed; deeper chains are loops more often than not. */
const MAX_CAUSES = 5;

/** What the log may hold of a fault. */
export interface FaultReport {
  readonly name: string;
  readonly code: string | null;
  /** Where it happened: the frames of the stack, innermost first. */
  readonly frames: readonly string[];
  readonly cause: FaultReport | null;
}

/**
 * Describes a fault for the log without its message: messages quote what they choked on, which may be a citizen's
 * words. Class, code and stack frames are ours alone.
 */
export function faultReport(error: unknown, depth = MAX_CAUSES): FaultReport {
  if (!(error instanceof Error)) return { name: typeof error, code: null, frames: [], cause: null };
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  // A message may have lines that look like frames; what follows it does not.
  const stack = error.stack ?? "";
  const afterMessage = stack.slice(stack.indexOf(error.message) + error.message.length);
  return {
    name: error.constructor.name,
    code: code !== null && /^\w{1,40}$/u.test(code) ? code : null,
    frames: afterMessage.split("\n").flatMap((line) => /^\s+at (.+)$/u.exec(line)?.[1] ?? []),
    cause: error.cause === undefined || depth === 0 ? null : faultReport(error.cause, depth - 1),
  };
}
