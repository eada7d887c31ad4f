/** A part of something that was changed: what stood there and what stands there; null for nothing. */
export interface AuditChange {
  /** Names and numbers on the way to it, from 1; empty where the whole was one value. */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What differs between two values of JSON, part by part, in the order in which the parts stand. */
export function auditChanges(before: unknown, after: unknown): AuditChange[] {
  const [was, is] = [partsOf(before), partsOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((path): AuditChange => ({ path, before: was.get(path) ?? null, after: is.get(path) ?? null }))
    .filter((change) => change.before !== change.after);
}

function partsOf(value: unknown, path = "", parts = new Map<string, string>()): Map<string, string> {
  if (Array.isArray(value)) {
    value.forEach((part: unknown, index) => partsOf(part, joined(path, String(index + 1)), parts));
  } else if (typeof value === "object" && value !== null) {
    for (const [name, part] of Object.entries(value)) partsOf(part, joined(path, name), parts);
  } else if (typeof value === "string") parts.set(path, value);
  else if (value !== null && value !== undefined) parts.set(path, JSON.stringify(value));
  return parts;
}

function joined(path: string, name: string): string {
  return path === "" ? name : `${path} › ${name}`;
}
