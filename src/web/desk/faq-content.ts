import type { FaqCitation, FaqContent, FaqLanguage, FaqSentence } from "../../store/faq-store.ts";

/** What of a FAQ is written in the form; dates that are empty are none. */
export type FaqDraft = Pick<FaqContent, "questions" | "answers" | "validFrom" | "validUntil" | "reviewOn">;

/** A sentence of an answer, by its place. */
export interface SentencePlace {
  readonly language: FaqLanguage;
  readonly index: number;
}

/** The draft of what a FAQ says now. */
export function draftOf({ questions, answers, validFrom, validUntil, reviewOn }: FaqContent): FaqDraft {
  return { questions, answers, validFrom, validUntil, reviewOn };
}

/** Question and variants in a language; the first line is the question. */
export function questionLines({ questions }: FaqDraft, language: FaqLanguage): string {
  const question = questions.find((one) => one.language === language);
  return question === undefined ? "" : [question.text, ...question.variants].join("\n");
}

/** With these lines as question and variants; none of a language where there is nothing. */
export function withQuestion(draft: FaqDraft, language: FaqLanguage, lines: string): FaqDraft {
  const [text, ...variants] = lines
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const others = draft.questions.filter((one) => one.language !== language);
  return { ...draft, questions: text === undefined ? others : [...others, { language, text, variants }] };
}

/** The sentences of the answer in a language. */
export function sentencesIn({ answers }: FaqDraft, language: FaqLanguage): readonly FaqSentence[] {
  return answers.find((one) => one.language === language)?.sentences ?? [];
}

/** With a sentence as it is to be; a new one behind the last. */
export function withSentence(draft: FaqDraft, place: SentencePlace, change: Partial<FaqSentence>): FaqDraft {
  const { language, index } = place;
  const sentences = [...sentencesIn(draft, language)];
  sentences[index] = { ...(sentences[index] ?? { text: "", citations: [] }), ...change };
  return withSentences(draft, language, sentences);
}

/** Without a sentence. */
export function withoutSentence(draft: FaqDraft, { language, index }: SentencePlace): FaqDraft {
  return withSentences(draft, language, sentencesIn(draft, language).toSpliced(index, 1));
}

/** The sentence that a quote is being looked for, by its place after another one was removed; null where it was that one. */
export function citingWithout(citing: SentencePlace | null, removed: SentencePlace): SentencePlace | null {
  if (citing?.language !== removed.language || citing.index < removed.index) return citing;
  return citing.index === removed.index ? null : { ...citing, index: citing.index - 1 };
}

/** With one more quote under a sentence, each once. */
export function withCitation(draft: FaqDraft, place: SentencePlace, citation: FaqCitation): FaqDraft {
  const held = sentencesIn(draft, place.language)[place.index]?.citations ?? [];
  const others = held.filter(
    (one) => one.articleId !== citation.articleId || one.start !== citation.start || one.end !== citation.end,
  );
  return withSentence(draft, place, { citations: [...others, citation] });
}

/** What is sent: sentences without words are none. */
export function written(draft: FaqDraft): FaqDraft {
  const answers = draft.answers.map(({ language, sentences }) => ({
    language,
    sentences: sentences.filter(({ text }) => text.trim() !== ""),
  }));
  return { ...draft, answers: answers.filter(({ sentences }) => sentences.length > 0) };
}

/** Whether two drafts say the same, in whatever order their languages stand. */
export function saysTheSame(one: FaqDraft, other: FaqDraft): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

function inOrder(draft: FaqDraft): unknown {
  const { questions, answers, validFrom, validUntil, reviewOn } = written(draft);
  const ordered = <Of extends { readonly language: FaqLanguage }>(all: readonly Of[]): Of[] =>
    all.toSorted((a, b) => (a.language < b.language ? -1 : 1));
  return [
    ordered(questions).map(({ language, text, variants }) => [language, text, variants]),
    ordered(answers).map(({ language, sentences }) => [
      language,
      sentences.map(({ text, citations }) => [
        text,
        citations.map(({ articleId, articleVersion, start, end }) => [articleId, articleVersion, start, end]),
      ]),
    ]),
    [validFrom, validUntil, reviewOn],
  ];
}

function withSentences(draft: FaqDraft, language: FaqLanguage, sentences: readonly FaqSentence[]): FaqDraft {
  const others = draft.answers.filter((one) => one.language !== language);
  return { ...draft, answers: sentences.length === 0 ? others : [...others, { language, sentences }] };
}
