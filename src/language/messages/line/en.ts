/** Words that the bot says in LINE, in English. Its keys are the keys of every language. */
export const lineEn = {
  "line.kept":
    "Questions and answers are kept for {days} days to improve the service. Please leave out personal data.",
  "line.privacy": "Privacy notice: {url}",
  "line.unread": "I can only read text. Please type your question about the city’s exchanges.",
  "line.mention": "To ask me here, mention me and write your question in the same message.",
  "line.cut": "The answer is too long to be shown here; the rest was left out.",
  "line.rowsCut": "Further rows that are not shown here: {count}.",
  "line.sourcesCut": "Further sources that are not shown here: {count}.",
  "line.quote": "Quote",
  "line.quoteCut": "The quote goes on in the source.",
  "line.open": "Open the source",
} as const satisfies Readonly<Record<string, string>>;
