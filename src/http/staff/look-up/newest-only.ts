/** Lets only the newest of several requests of one kind go on. */
export interface NewestOnly {
  /** A signal that is aborted once another one is taken under the same key. `end` forgets it. */
  begin(key: string): { readonly signal: AbortSignal; readonly end: () => void };
}

/** A newer search came: the reason with which the older one ends. */
export class Superseded extends Error {
  override readonly name = "Superseded";
}

/** Makes one; it holds no more than what is in hand. */
export function createNewestOnly(): NewestOnly {
  const inHand = new Map<string, AbortController>();
  return {
    begin(key) {
      inHand.get(key)?.abort(new Superseded("a newer search came"));
      const own = new AbortController();
      inHand.set(key, own);
      return {
        signal: own.signal,
        end: () => {
          if (inHand.get(key) === own) inHand.delete(key);
        },
      };
    },
  };
}
