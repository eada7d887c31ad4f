/** Words of the staff desk on answers given, in English. Its keys are the keys of every language. */
export const deskEn = {
  "desk.why.declined": "It was declined before anything was looked up: {reason}.",
  "desk.why.declined.prompt_attack": "it tried to change how the bot works",
  "desk.why.declined.opinion": "it asked for an opinion or a prediction",
  "desk.why.declined.off_topic": "it was about something else than city exchanges",
  "desk.why.declined.personal_data": "it asked for private matters of somebody",
  "desk.why.declined.legal_advice": "it asked for legal advice",
  "desk.why.declined.medical": "it asked for medical advice",
  "desk.why.declined.emergency": "somebody seemed to need help at once",
  "desk.why.declined.insult": "it was an insult",
  "desk.why.declined.unsupported_language": "it was in a language that the bot does not answer in",
  "desk.why.completed": "It was read with what was asked before, as “{question}”.",
  "desk.why.names": "Names that were recognised: {names}.",
  "desk.why.years": "Years that it asks about: {years}.",
  "desk.why.passages": "{count} passages were considered; the nearest was in “{article}”.",
  "desk.why.noPassages": "No passage was considered.",
  "desk.why.extractive":
    "The sentences are those of the articles, word for word, that answer best; the best scored {score} where {threshold} was needed.",
  "desk.why.values": "The values asked for stand in the records of the articles, with their sentences.",
  "desk.why.table": "It is a table made from the records of the articles, each cell on its sentence.",
  "desk.why.model": "A language model worded it; every sentence was then checked against its quotes.",
  "desk.why.faq": "City staff wrote this answer beforehand, with its sources.",
  "desk.why.name_missing": "No article found names what the question names.",
  "desk.why.other_time": "The articles found tell of another time than the question asks about.",
  "desk.why.other_person":
    "Sentences were found, but they tell it of somebody else than the question asks about.",
  "desk.why.other_way":
    "Sentences were found, but they tell of those who came from the city, where the question asks who went there.",
  "desk.why.no_value":
    "Sentences were found, but none holds the day or the number that the question asks for.",
  "desk.why.no_statement": "The articles found have no sentence that states anything of the kind.",
  "desk.why.nothing_found": "Nothing was found that could answer.",
  "desk.why.below_threshold":
    "Sentences were found, but none is likely enough to be the answer: the best scored {score} where {threshold} was needed.",
  "desk.why.talk": "A greeting, thanks or a question about the bot itself: nothing was looked up.",
  "desk.why.unclear": "The question could mean several things, so the bot asked back.",
  "desk.why.nothingProved": "What was proposed was not proved by its quotes, so nothing was said.",
  "desk.why.dropped": "Sentences left out because their quotes did not prove them: {count}.",
  "desk.why.conflicts": "Sources differ here; each is shown with its day.",
  "desk.why.slowest": "It took {total} ms, most of it for the step “{step}”.",
  "desk.why.changed":
    "Since then these articles that it cites were changed or withdrawn: {articles}. Ask again to see today’s answer.",
  "desk.why.unknownEvidence": "What it was made from was kept in a form that can no longer be read.",
} as const satisfies Readonly<Record<string, string>>;
