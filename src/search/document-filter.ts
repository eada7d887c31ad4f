import { VectorStoreError } from "./vector-store-error.ts";

/** One value, or several of which any will do. */
type OneOf<Value> = Value | readonly Value[];

/**
 * Which documents may be found, by their metadata: each field that is given has to hold. A document's own field may be
 * a value or a list (`city: ["Taipei", "Prague"]`), of which one has to be among those asked for. An empty list allows
 * nothing; a field left out or undefined allows everything.
 */
export interface DocumentFilter {
  readonly language?: OneOf<string> | undefined;
  readonly year?: OneOf<number> | undefined;
  readonly city?: OneOf<string> | undefined;
  readonly series?: OneOf<string> | undefined;
}

const FIELDS = ["language", "year", "city", "series"] as const;
/** Not for filters: by it, the documents of one article are found when the article changes. */
const ARTICLE = "articleId";

/** Values that a document can be found by, by field. Kept beside the document as long as it is there. */
export type Facets = Readonly<Record<string, readonly string[]>>;

/** What of a document's metadata filters go by; other fields and values that are neither text nor number are left. */
export function facetsOf(metadata: Readonly<Record<string, unknown>>): Facets {
  return Object.fromEntries([...FIELDS, ARTICLE].map((field) => [field, valuesOf(metadata[field])]));
}

function valuesOf(value: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const plain = list.filter((one) => typeof one === "string" || typeof one === "number");
  return [...new Set(plain.map(String))];
}

const NOTHING: ReadonlySet<number> = new Set();

/** Which places hold documents of which language, year, city, series and article. */
export class FacetIndex {
  readonly #places = new Map<string, Set<number>>();

  add(place: number, facets: Facets): void {
    for (const key of keysOf(facets)) {
      const places = this.#places.get(key);
      if (places === undefined) this.#places.set(key, new Set([place]));
      else places.add(place);
    }
  }

  remove(place: number, facets: Facets): void {
    for (const key of keysOf(facets)) {
      const places = this.#places.get(key);
      places?.delete(place);
      if (places?.size === 0) this.#places.delete(key);
    }
  }

  ofArticle(id: string): ReadonlySet<number> {
    return this.#places.get(keyOf(ARTICLE, id)) ?? NOTHING;
  }

  /**
   * Places that a filter allows, to be read before anything is added or removed; null where it asks for nothing.
   * Throws `VectorStoreError` for a field that there is no filter by.
   */
  allowed(filter: DocumentFilter): ReadonlySet<number> | null {
    const wanted = fieldsOf(filter).map(([field, values]) => this.#withAny(field, values));
    const [smallest, ...others] = wanted.sort((a, b) => a.size - b.size);
    if (smallest === undefined || others.length === 0) return smallest ?? null;
    const allowed = new Set<number>();
    for (const place of smallest) {
      if (others.every((places) => places.has(place))) allowed.add(place);
    }
    return allowed;
  }

  #withAny(field: string, values: readonly string[]): ReadonlySet<number> {
    const sets = values.map((value) => this.#places.get(keyOf(field, value)) ?? NOTHING);
    if (sets.length === 1) return sets[0] ?? NOTHING;
    const all = new Set<number>();
    for (const places of sets) for (const place of places) all.add(place);
    return all;
  }
}

function fieldsOf(filter: DocumentFilter): [string, string[]][] {
  return Object.entries(filter).flatMap(([field, value]: [string, unknown]): [string, string[]][] => {
    if (!FIELDS.some((known) => known === field)) {
      throw new VectorStoreError(
        "input",
        `there is no filter by "${field}": documents are filtered by ${FIELDS.join(", ")}`,
      );
    }
    return value === undefined ? [] : [[field, valuesOf(value)]];
  });
}

function keysOf(facets: Facets): string[] {
  return Object.entries(facets).flatMap(([field, values]) => values.map((value) => keyOf(field, value)));
}

function keyOf(field: string, value: string): string {
  return `${field}\n${value}`;
}
