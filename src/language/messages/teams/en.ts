/** Words of Teams alone, in English: by them it shows the app, within limits of its own. Its keys are those of every language. */
export const teamsEn = {
  "teams.name": "{fullCity} Exchanges",
  "teams.fullName": "{fullCity} Exchanges: questions and answers",
  "teams.developer": "{government}",
  "teams.short": "Ask about {city}’s exchanges with other cities; every answer shows its sources.",
  "teams.long":
    "Ask in your own words about {city}’s exchanges with other cities: {exchanges}. Answers are put together automatically from the city news held here, and every sentence shows the words it rests on, with publisher, date and link. What the news does not say, the bot does not say either: it tells you that it found nothing and whom to ask. In a channel or a group chat, mention it. Please leave out personal data.",
  "teams.tableMore": "The table goes on: further rows that are not shown here: {count}.",
  "teams.staffCommand": "Look up",
  "teams.staffCommandAbout": "For city staff: FAQs, the proved answer, and what articles say",
  "teams.staffParameter": "Question",
  "teams.staffParameterAbout": "What a citizen wants to know",
  "teams.staffFaq": "FAQ: {question}",
  "teams.staffAnswer": "What citizens are told",
  "teams.staffPassages": "From the articles",
  "teams.staffAlone":
    "Others read along here. Staff look things up in a chat with me alone, or with the search beside the message field.",
  "teams.staffOnly":
    "This search is for city staff whose account is linked with Teams. Everybody else gets answers in a chat with the bot.",
  "teams.staffHint": "Type what a citizen wants to know.",
  "teams.staffNothing": "Nothing was found.",
  "teams.staffSlow":
    "That takes longer than Teams waits. Search again, or write “staff:” and the question in a chat with the bot.",
  "teams.staffAnswerLate":
    "It takes longer than Teams waits. Search again, or write “staff:” and the question in a chat with the bot.",
} as const satisfies Readonly<Record<string, string>>;
