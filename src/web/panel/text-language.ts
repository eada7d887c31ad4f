/**
 * The `lang` of a text that comes without one, such as a title or a question: by its script, as far as this service's
 * languages go. `known` decides between the kinds of Chinese, and stands where no script can be told.
 */
export function languageOf(text: string, known: string): string {
  if (/\p{Script=Han}/u.test(text)) return known.startsWith("zh") ? known : "zh-Hant";
  return /\p{Script=Latin}/u.test(text) ? "en" : known;
}
