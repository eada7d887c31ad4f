const graphemes = new Intl.Segmenter("zh-Hant", { granularity: "grapheme" });
const ELLIPSIS = "…";

/** How long a text may be. */
export interface TextLimit {
  /** Characters as a reader counts them; without it, as many as the units hold. */
  readonly characters?: number;
  /** UTF-16 units. */
  readonly units: number;
}

/** The text where it is within the limit, else its first characters and an ellipsis; never half of a character. */
export function cutText(text: string, { characters = Infinity, units }: TextLimit): string {
  let count = 0;
  // Where to cut, should it turn out that the text goes on for too long: the ellipsis needs a place too.
  let end = 0;
  for (const { index, segment } of graphemes.segment(text)) {
    const next = index + segment.length;
    count++;
    if (count > characters || next > units) return text.slice(0, end) + ELLIPSIS;
    if (count < characters && next < units) end = next;
  }
  return text;
}

/** A text in pieces of so many UTF-16 units at most, parted between characters as read. */
export function textPieces(text: string, units: number): string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const part of partsWithin(text, units)) {
    if (piece.length + part.length > units) {
      pieces.push(piece);
      piece = "";
    }
    piece += part;
  }
  return piece === "" ? pieces : [...pieces, piece];
}

/** Characters as read; one of more units than a piece has (a letter under a thousand accents) by code point. */
function* partsWithin(text: string, units: number): Generator<string> {
  for (const { segment } of graphemes.segment(text)) {
    if (segment.length <= units) yield segment;
    else yield* segment;
  }
}
