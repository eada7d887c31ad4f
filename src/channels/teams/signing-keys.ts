import { type CryptoKey, importJWK } from "jose";
import { z } from "zod";

/** How long keys are used before they are looked up again; Microsoft's SDK keeps them for the same time. In ms: a day. */
const FRESH_MS = 24 * 3_600_000;
/** How long they are used where they cannot be looked up again, as Microsoft's documentation has it. In ms: five days. */
const USABLE_MS = 5 * FRESH_MS;
/** Least time between two look-ups, whatever unknown keys callers name: a new key is known within this time. */
const LOOK_UP_EVERY_MS = 30_000;
/** For each of the two documents; a caller waits for them. */
const ANSWER_WITHIN_MS = 5_000;

const metadata = z.object({ issuer: z.string().min(1), jwks_uri: z.url({ protocol: /^https?$/u }) });
const publishedKey = z
  .looseObject({
    kty: z.literal("RSA"),
    kid: z.string(),
    endorsements: z.array(z.string()).default([]),
  })
  .refine((key) => key["use"] === undefined || key["use"] === "sig");
const keySet = z.object({ keys: z.array(z.unknown()) });

/** A key that callers sign with. */
export interface SigningKey {
  readonly key: CryptoKey;
  /** Channels that it may speak for. */
  readonly endorsements: readonly string[];
}

/** Who issues callers' tokens, with the keys by their ids. */
interface Issuer {
  readonly issuer: string;
  readonly keys: ReadonlyMap<string, SigningKey>;
  /** In ms, by the clock handed in. */
  readonly readAt: number;
}

/** The issuer's documents cannot be had, and what was read of them is too old to go by. */
export class SigningKeysError extends Error {
  override readonly name = "SigningKeysError";
}

/** The keys that an OpenID metadata document leads to, kept, and looked up anew when they change. */
export class SigningKeys {
  readonly #address: string;
  readonly #now: () => number;
  readonly #onFailure: (error: unknown) => void;
  #known: Issuer | null = null;
  #lookUp: Promise<void> | null = null;
  #lookedUpAt = -Infinity;

  /** `now` is a clock in ms; `onFailure` hears of look-ups that failed, with a cause that may stand in a log. */
  constructor(address: string, now: () => number, onFailure: (error: unknown) => void) {
    this.#address = address;
    this.#now = now;
    this.#onFailure = onFailure;
  }

  /** Who issues tokens. Throws `SigningKeysError`. */
  async issuer(): Promise<string> {
    return (await this.#current()).issuer;
  }

  /** The key of an id; null for one that is not published. Throws `SigningKeysError`. */
  async key(id: string): Promise<SigningKey | null> {
    const known = (await this.#current()).keys.get(id);
    if (known !== undefined) return known;
    await this.#lookUpAgain();
    return (await this.#current()).keys.get(id) ?? null;
  }

  async #current(): Promise<Issuer> {
    const age = this.#now() - (this.#known?.readAt ?? -Infinity);
    const lookUp = age >= FRESH_MS ? this.#lookUpAgain() : null;
    // What is still usable serves meanwhile: a slow issuer holds nobody up.
    if (age >= USABLE_MS) await lookUp;
    const known = this.#known;
    if (known === null || this.#now() - known.readAt >= USABLE_MS) {
      throw new SigningKeysError("the keys of those who call the bot cannot be had");
    }
    return known;
  }

  /** Looks up unless that was done a moment ago; who comes meanwhile waits for the same. */
  async #lookUpAgain(): Promise<void> {
    if (this.#lookUp === null) {
      if (this.#now() - this.#lookedUpAt < LOOK_UP_EVERY_MS) return;
      this.#lookedUpAt = this.#now();
      this.#lookUp = this.#read().finally(() => {
        this.#lookUp = null;
      });
    }
    await this.#lookUp;
  }

  async #read(): Promise<void> {
    try {
      const { issuer, jwks_uri: address } = metadata.parse(await documentAt(this.#address));
      const { keys } = keySet.parse(await documentAt(address));
      const imported = await Promise.all(keys.map(signingKey));
      const usable = imported.filter((entry) => entry !== null);
      this.#known = { issuer, keys: new Map(usable), readAt: this.#now() };
    } catch (error) {
      this.#onFailure(error);
    }
  }
}

/** A published key by its id; null for one of another kind, or that cannot be used: the others count all the same. */
async function signingKey(published: unknown): Promise<readonly [string, SigningKey] | null> {
  const parsed = publishedKey.safeParse(published);
  if (!parsed.success) return null;
  const { kid, endorsements, ...jwk } = parsed.data;
  try {
    const key = await importJWK(jwk, "RS256");
    // Only a symmetric key comes as bytes.
    return key instanceof Uint8Array ? null : [kid, { key, endorsements }];
  } catch {
    return null;
  }
}

async function documentAt(address: string): Promise<unknown> {
  const response = await fetch(address, {
    headers: { Accept: "application/json" },
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  if (!response.ok) throw new Error(`${new URL(address).host} answered ${response.status}`);
  return response.json();
}
