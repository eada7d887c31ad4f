/** What endpoints and models differ in: how they are made to answer in JSON, and which settings they take. */
export interface Dialect {
  readonly format: "json_schema" | "json_object" | "text";
  readonly temperature: boolean;
  /** How the most tokens of a reply are named: newer models refuse the older name, and older endpoints the newer. */
  readonly mostTokens: "max_tokens" | "max_completion_tokens";
  /** How a reply that somebody listens to is asked for: piece by piece, its tokens counted at the end or not, or whole. */
  readonly pieces: "counted" | "uncounted" | "none";
}

export const FIRST_DIALECT: Dialect = {
  format: "json_schema",
  temperature: true,
  mostTokens: "max_tokens",
  pieces: "counted",
};

/** Statuses by which endpoints say that they do not understand a request. */
const NOT_UNDERSTOOD: readonly (number | null)[] = [400, 422, 501];

/**
 * The next dialect to try after a request was refused with a status and a message; null where there is none. `isHeard`:
 * the reply was asked for piece by piece, if the dialect has that. An endpoint that does not say what it minds is asked
 * for plainer formats first, then for the whole reply, in each of them again.
 */
export function plainerDialect(
  dialect: Dialect,
  { status, message }: { readonly status: number | null; readonly message: string },
  isHeard: boolean,
): Dialect | null {
  if (!NOT_UNDERSTOOD.includes(status)) return null;
  const { format, temperature, mostTokens, pieces } = dialect;
  if (temperature && /temperature/i.test(message)) return { ...dialect, temperature: false };
  if (mostTokens === "max_tokens" && /max_tokens/i.test(message)) {
    return { ...dialect, mostTokens: "max_completion_tokens" };
  }
  const isInPieces = isHeard && pieces !== "none";
  if (isInPieces && pieces === "counted" && /stream_options|include_usage/i.test(message)) {
    return { ...dialect, pieces: "uncounted" };
  }
  if (isInPieces && /stream/i.test(message)) return { ...dialect, pieces: "none" };
  if (format === "json_schema") return { ...dialect, format: "json_object" };
  if (format === "json_object") return { ...dialect, format: "text" };
  return isInPieces ? { ...dialect, format: "json_schema", pieces: "none" } : null;
}
