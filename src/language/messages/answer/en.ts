/** Words around an answer, in English, for the page and the widget alike. Its keys are the keys of every language. */
export const answerEn = {
  "result.answered": "Answer",
  "result.no_information": "No sure answer",
  "result.clarification": "Reply",
  "result.declined": "This I cannot answer",
  "result.error": "No answer this time",
  "result.asOf": "As of {day}, the date of the newest source",
  "result.conflicts": "The sources differ",
  "result.table": "Overview",
  "result.choices": "Choose one",
  "result.suggestions": "You could also ask",
  "sources.title": "Sources",
  "sources.cite": "Source {n}",
  "sources.official": "City government",
  "sources.press": "Press or other",
} as const satisfies Readonly<Record<string, string>>;
