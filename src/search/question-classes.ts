/** What a question can be after, in the order of the classifier's weights: something to be looked up, or what is declined. */
export const QUESTION_CLASSES = [
  "harmless",
  "prompt_attack",
  "opinion",
  "off_topic",
  "personal_data",
  "insult",
  "legal_advice",
  "medical",
  "emergency",
] as const;

export type QuestionClass = (typeof QUESTION_CLASSES)[number];
