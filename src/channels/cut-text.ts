const graphemes = new Intl.Segmenter("zh-Hant", { granularity: "grapheme" });

/**
 * At most so many UTF-16 units, as the platforms count them, the last one an ellipsis where something was cut off. Cut
 * between characters as a reader sees them.
 */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = 0;
  for (const { index, segment } of graphemes.segment(text)) {
    if (index + segment.length > most - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end)}…`;
}
