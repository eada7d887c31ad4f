/**
 * The `lang` of a text that comes without one, such as a title or a table's cell: by its script, as far as this service's
 * languages go. `known` decides between the kinds of Chinese, and stands where no script can be told. A text in one of
 * them may name somebody in the other; the one that has more of it counts, a character of Chinese for a word.
 */
export function languageOf(text: string, known: string): string {
  const chinese = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const english = text.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  if (chinese + english === 0) return known;
  if (english > chinese) return "en";
  return known.startsWith("zh") ? known : "zh-Hant";
}
