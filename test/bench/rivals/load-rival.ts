/** What is compared with is not installed; the message says what to do. */
export class RivalsMissingError extends Error {
  override readonly name = "RivalsMissingError";
}

/** Modules of the packages that this folder's own package.json names. */
export const RIVAL_MODULES = {
  hnswLib: "@langchain/community/vectorstores/hnswlib",
  splitters: "@langchain/textsplitters",
  miniSearch: "minisearch",
  orama: "@orama/orama",
  oramaMandarin: "@orama/tokenizers/mandarin",
} as const;

export type RivalModule = keyof typeof RIVAL_MODULES;

/** Throws `RivalsMissingError` where a package is not installed beside this file. */
export function expectRivals(): void {
  const missing = Object.values(RIVAL_MODULES).filter((name) => !isThere(name));
  if (missing.length === 0) return;
  throw new RivalsMissingError(
    `not installed: ${missing.join(", ")}. The project itself needs none of these; to compare with them, run ` +
      `"npm ci --prefix test/bench/rivals" first.`,
  );
}

function isThere(name: string): boolean {
  try {
    // By the rules of `import`, from this folder: what the project itself brings further up would be another version.
    return new URL(import.meta.resolve(name)).pathname.startsWith(
      new URL("node_modules/", import.meta.url).pathname,
    );
  } catch {
    return false;
  }
}

/**
 * Loads a module of a rival. Its name is no constant to the compiler, since types are checked without the packages too:
 * `Exports` says what is used of it.
 */
export async function loadRival<Exports>(module: RivalModule): Promise<Exports> {
  const name: string = RIVAL_MODULES[module];
  return (await import(name)) as Exports;
}
