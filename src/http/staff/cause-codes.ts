/** Codes of an error and of what caused it, which are words of libraries and of OAuth, never text of anybody's. */
export function causeCodes(error: unknown): readonly string[] {
  const codes: string[] = [];
  for (let cause = error; cause instanceof Error && codes.length < 6; cause = cause.cause) {
    const { code, error: answered } = cause as { code?: unknown; error?: unknown };
    for (const text of [cause.name, code, answered]) {
      if (typeof text === "string" && /^[A-Za-z0-9_]{1,60}$/u.test(text)) codes.push(text);
    }
  }
  return codes;
}
