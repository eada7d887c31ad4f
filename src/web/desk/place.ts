/** Where somebody is at the desk. It stands behind the # of the address, which no server sees or logs. */
export type Place =
  | { readonly view: "look-up" }
  | {
      readonly view: "article";
      readonly id: string;
      readonly version: string | null;
      readonly marks: readonly Mark[];
    }
  | { readonly view: "faqs" }
  | { readonly view: "faq"; readonly id: string }
  | { readonly view: "gaps" }
  | { readonly view: "official" }
  | { readonly view: "briefs" }
  | { readonly view: "accounts" }
  | { readonly view: "audit" }
  | { readonly view: "answers"; readonly id: string | null };

/** A stretch of an article to be marked, in UTF-16 offsets. */
export interface Mark {
  readonly start: number;
  readonly end: number;
}

export const HOME: Place = { view: "look-up" };
const LISTS = ["look-up", "faqs", "gaps", "official", "briefs", "accounts", "audit"] as const;

/** The fragment of the address of a place, with its #. */
export function addressOf(place: Place): string {
  switch (place.view) {
    case "article": {
      const query = new URLSearchParams();
      if (place.version !== null) query.set("version", place.version);
      if (place.marks.length > 0)
        query.set("marks", place.marks.map(({ start, end }) => `${start}-${end}`).join(","));
      return `#/article/${encodeURIComponent(place.id)}${query.size === 0 ? "" : `?${query.toString()}`}`;
    }
    case "faq":
      return `#/faq/${encodeURIComponent(place.id)}`;
    case "answers":
      return place.id === null ? "#/answers" : `#/answers/${encodeURIComponent(place.id)}`;
    default:
      return `#/${place.view}`;
  }
}

/** The place that a fragment names; the look-up for one that names none. */
export function placeOf(hash: string): Place {
  const [path = "", search = ""] = hash.replace(/^#\/?/u, "").split("?", 2);
  const [view = "", encoded = ""] = path.split("/");
  const id = decoded(encoded);
  const list = LISTS.find((one) => one === view);
  if (list !== undefined) return { view: list };
  if (view === "answers") return { view, id: id === "" ? null : id };
  if (view === "faq" && id !== "") return { view, id };
  if (view !== "article" || id === "") return HOME;
  const query = new URLSearchParams(search);
  return { view, id, version: query.get("version"), marks: marksIn(query.get("marks") ?? "") };
}

function marksIn(text: string): Mark[] {
  return Array.from(text.matchAll(/(\d{1,9})-(\d{1,9})/gu), ([, start, end]) => ({
    start: Number(start),
    end: Number(end),
  })).filter(({ start, end }) => start < end);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
