import { type Runnable, RunnableBranch } from "@langchain/core/runnables";
import type { Article } from "../corpus/article.ts";
import { isMasked, maskPersonalData } from "../language/mask-personal-data.ts";
import type { RecordsOf } from "../records/record.ts";
import type { PassageSearch, ScoredPassage } from "../search/passage.ts";
import type { SearchIndex } from "../search/search-index.ts";
import { THRESHOLD } from "./after-reading.ts";
import type { Answer } from "./answer.ts";
import { answerSeveral } from "./answer-several.ts";
import type { Answerer, AskRequest } from "./answerer.ts";
import { ArticleViews } from "./article-view.ts";
import { ChainStep, type Step } from "./chain-step.ts";
import { compose, composedTable } from "./compose.ts";
import type { Composed, ComposedSentence, Retrieved, Verified } from "./composed.ts";
import { Conflicts } from "./conflicts/conflicts.ts";
import { evidenceOf } from "./evidence.ts";
import { faqAnswer } from "./faq/faq-answer.ts";
import type { FaqSource } from "./faq/faq-source.ts";
import { type PartKind, questionParts } from "./follow-up/question-parts.ts";
import { type StandAlone, standAlone } from "./follow-up/stand-alone.ts";
import { ArticleRecords } from "./article-records.ts";
import { listAnswer, type Told } from "./lists/list-answer.ts";
import { namedSeries, type NamedSeries } from "./lists/series-names.ts";
import {
  composedChoices,
  composedEvent,
  composedHolder,
  composedNewDate,
  composedStanding,
  composedTie,
  composedUnknown,
  composedValues,
  withoutValues,
} from "./values/composed-values.ts";
import { newDateAnswer } from "./values/new-date-answer.ts";
import { eventAnswer } from "./values/event-answer.ts";
import { officeHolderAnswer } from "./values/office-holder-answer.ts";
import { standingAnswer } from "./values/standing-answer.ts";
import { tieAnswer } from "./values/tie-answer.ts";
import { valueAnswer } from "./values/value-answer.ts";
import { type EventFamilies, eventFamilies } from "./event-family.ts";
import { passagesInTime } from "./passages-in-time.ts";
import { phrase, phraseDeclined, phraseSmallTalk, phraseUnclear, toldOfMask, withNotices } from "./phrase.ts";
import { plainQuestion } from "./plain-question.ts";
import { prove } from "./prove.ts";
import { questionsIn } from "./questions-in.ts";
import type { TermStatistics } from "./question-terms.ts";
import { relatedPassages } from "./related-passages.ts";
import type { Replies } from "./replies.ts";
import { saidSoFar } from "./said-so-far.ts";
import type { ScoredSentence } from "./score-sentence.ts";
import { type Declined, screen, screenByMeaning } from "./screen.ts";
import type { MeaningModel } from "./screening/meaning-model.ts";
import { type EditionDays, editionDays } from "./sentence-time.ts";
import { smallTalkOf } from "./small-talk.ts";
import type { FeatureReader } from "./text-features.ts";
import { languageOf, traditionalText, understand } from "./understand.ts";
import type { Understood } from "./understood.ts";
import { unknownNamesIn } from "./unknown-names.ts";
import { withoutMasked } from "./without-masked.ts";
import { type EmbedAll, WordVectors } from "./word-vectors.ts";

/** What the chain is wired from. */
export interface ChainParts {
  readonly search: PassageSearch &
    TermStatistics &
    Pick<SearchIndex, "article" | "articles" | "readAnswers" | "holdsName" | "classify"> &
    Partial<Pick<SearchIndex, "gate">> & { readonly embedAll: EmbedAll };
  readonly reader: FeatureReader;
  /** English words that name nothing in particular, in small letters. */
  readonly commonWords: ReadonlySet<string>;
  /** What articles state as values. */
  readonly recordsOf: RecordsOf;
  readonly replies: Replies;
  /** What declines a question that no pattern tells; null where its embedding is another one. */
  readonly meaning: MeaningModel | null;
  /** ISO day that "today" means in questions. */
  readonly today: () => string;
  /** Questions to go on with after an answer that rests on these articles. */
  readonly suggest: (articles: readonly Article[], language: string) => readonly string[];
  /** Questions to choose from where nobody can tell what was meant; none without it. */
  readonly examples?: (language: string) => readonly string[];
  /** Says what was composed in the words of a language model; null or nothing: as it stands in the articles. */
  readonly model?: ModelWording | null;
  /** FAQs that answer before anything is looked for; none without it. */
  readonly faqs?: FaqSource | null;
  /** Least log-odds of the likeliest sentence against no answer, for something to be said; the default is the one that citizens are served with. */
  readonly threshold?: number;
  /** Hears of the best sentences that nothing ruled out as an answer, best first, before they are read. */
  readonly onScored?: (sentences: readonly ScoredSentence[], understood: Understood) => void;
  /** Shared with other chains where given; read and embedded on first use otherwise. */
  readonly views?: ArticleViews;
  readonly vectors?: WordVectors;
}

/** A language model's part in an answer. */
export interface ModelWording {
  /**
   * The answer in its words, or as it was where they do not hold; `spentMs` is what the answer has taken already. `say`
   * hears all proved sentences so far whenever there is one more; with them the answer begins.
   */
  compose(
    composed: Composed,
    spentMs: number,
    say: ((sentences: readonly ComposedSentence[]) => void) | null,
  ): Promise<Composed>;
}

/** Passages that are read for an answer. */
const PASSAGES = 40;
/**
 * Passages that those are taken from: one of sixteen editions of a forum, told in like words, can come after a hundred
 * passages on the others.
 */
const PASSAGES_SOUGHT = 200;

/** Parts of a question that say what it is about. */
const SUBJECTS: readonly PartKind[] = ["event", "place", "time"];
/** Name of the time that earlier questions of a message have taken, among those of the steps. */
const BEFORE = "before";
/**
 * By how much surer, in log-odds, one of several questions has to be answered where the message as a whole has no answer; set on
 * 270 development questions (docs/decisions/0045-small-talk-and-several-questions.md).
 */
const SURER = 1;

/** A question that is understood while its passages are looked for. */
interface Sought extends Understood {
  readonly passages: Promise<readonly ScoredPassage[]>;
}

/** A question that a FAQ may have answered already. */
interface Asked extends Sought {
  readonly kept: Verified | null;
}

/** What is known of the articles as a whole. */
interface Corpus {
  readonly articles: readonly Article[];
  readonly editions: EditionDays;
  readonly families: EventFamilies;
  readonly series: readonly NamedSeries[];
}

/** The answer chain: screen, complete, understand, retrieve, compose, compare, verify, phrase, each a LangChain runnable. */
export function answerChain(parts: ChainParts): Answerer {
  const { reader, threshold = THRESHOLD } = parts;
  const views = parts.views ?? new ArticleViews(reader);
  const vectors = parts.vectors ?? new WordVectors((texts) => parts.search.embedAll(texts));
  const records = new ArticleRecords(parts.recordsOf);
  const conflicts = new Conflicts(reader.glossary, records, views);
  let known: Corpus | null = null;
  const corpus = (): Corpus => {
    const articles = parts.search.articles();
    if (known?.articles !== articles) {
      known = {
        articles,
        editions: editionDays(articles),
        families: eventFamilies(articles),
        series: namedSeries(articles, reader.glossary),
      };
    }
    return known;
  };

  const screened = new ChainStep("screen", async ({ request }: Step<null>): Promise<Declined | null> => {
    const { question, language } = request;
    const byPattern = screen(question, language, parts.replies);
    // "Are you a robot?" comes near to an insult by its meaning.
    if (byPattern?.isCertain !== true && smallTalkOf(question) !== null) return null;
    if (parts.meaning === null) return byPattern;
    const embedAll: EmbedAll = (texts) => parts.search.embedAll(texts);
    const classify = (text: string): Promise<Float32Array> => parts.search.classify(text);
    const weighing = { embedAll, classify, model: parts.meaning, replies: parts.replies };
    return screenByMeaning(question, language, byPattern, weighing);
  });
  const context = (): { reader: FeatureReader; statistics: TermStatistics; today: string } => ({
    reader,
    statistics: parts.search,
    today: parts.today(),
  });
  const complete = ({ question, turns = [] }: AskRequest): StandAlone => {
    const text = withoutMasked(question);
    if (smallTalkOf(text) !== null) return { text, language: null, isCompleted: false, isUnclear: false };
    return standAlone(plainQuestion(text), turns, context());
  };
  const completed = new ChainStep("complete", ({ request }: Step<unknown>): StandAlone => complete(request));
  // The embedding is computed in another thread: the question is understood meanwhile.
  const understood = new ChainStep("understand", ({ request, value }: Step<StandAlone>): Sought => {
    const passages = parts.search.search(traditionalText(value.text), PASSAGES_SOUGHT);
    // Whoever waits for them hears of it: a fault of the understanding must not leave a failed search unheard.
    passages.catch(() => undefined);
    const found = understand(value.text, request.language ?? value.language, context());
    return { ...found, askedAs: value.isCompleted ? value.text : null, passages };
  });
  const retrieved = new ChainStep("retrieve", async ({ value }: Step<Sought>): Promise<Retrieved> => {
    const found = await value.passages;
    // Read by steps that give way to nothing else.
    await views.warm(found.map(({ article }) => article));
    const { editions, families } = corpus();
    const passages = passagesInTime(found, value.time, { views, editions }).slice(0, PASSAGES);
    await views.warm(passages.flatMap(({ article }) => families.get(article.id) ?? []));
    return { ...value, passages };
  });
  const composed = new ChainStep("compose", async ({ value }: Step<Retrieved>): Promise<Composed> => {
    const unknownNames = unknownNamesIn(value.text, {
      ...{ glossary: reader.glossary, dictionary: reader.dictionary, commonWords: parts.commonWords },
      holdsName: (name) => parts.search.holdsName(name),
    });
    if (unknownNames.length > 0) return composedUnknown(value, unknownNames);
    const told: Told = { ...corpus(), glossary: reader.glossary, records };
    const list = await listAnswer(value, told);
    if (list !== null) return composedTable(value, list);
    const tie = await tieAnswer(value, told);
    if (tie !== null) return composedTie(value, tie);
    const standing = await standingAnswer(value, told);
    if (standing !== null) return composedStanding(value, standing);
    const holder = await officeHolderAnswer(value, told);
    if (holder !== null) return composedHolder(value, holder);
    const newDate = newDateAnswer(value, views);
    if (newDate !== null) return composedNewDate(value, newDate);
    const values = await valueAnswer(value, told, parts.today());
    if (values?.kind === "unclear-time") return composedChoices(value, values);
    if (values !== null && (values.records.length > 0 || values.isElsewhere)) {
      return composedValues(value, values);
    }
    const event =
      values === null ? await eventAnswer(value, told, { views, editions: corpus().editions }) : null;
    if (event !== null) return composedEvent(value, event);
    const extracted = await compose(value, {
      ...corpus(),
      views,
      vectors,
      read: (question, candidates) => parts.search.readAnswers(question, candidates),
      threshold,
      gate: parts.search.gate ?? null,
      today: parts.today(),
      ...(parts.onScored === undefined ? {} : { onScored: parts.onScored }),
    });
    return values === null ? extracted : withoutValues(extracted, values);
  });
  const { model = null } = parts;
  const worded = (wording: ModelWording): ChainStep<Composed, Composed> =>
    new ChainStep("model", ({ value, timings, request }: Step<Composed>) => {
      const spentMs = Object.values(timings).reduce((sum, milliseconds) => sum + milliseconds, 0);
      const { onSentence } = request;
      const say = (sentences: readonly ComposedSentence[]): void => {
        onSentence?.(saidSoFar(sentences, value, request, parts.replies));
      };
      return wording.compose(value, spentMs, onSentence === undefined ? null : say);
    });
  const proposed = model === null ? composed : composed.pipe(worded(model));
  const compared = new ChainStep("compare", async ({ value }: Step<Composed>): Promise<Composed> => ({
    ...value,
    conflicts: await conflicts.find(value, corpus()),
  }));
  const verified = new ChainStep("verify", ({ value }: Step<Composed>): Promise<Verified> =>
    prove(value, parts.reader),
  );
  const inWords = (value: Verified, { onEvidence, conversationId }: AskRequest): Answer => {
    onEvidence?.(evidenceOf(value));
    const cited = value.sentences.flatMap(({ quotes }) => quotes.map(({ article }) => article));
    const about = cited.length > 0 ? cited : relatedPassages(value).map(({ article }) => article);
    return phrase(value, conversationId, parts.suggest(about, value.language), parts.replies);
  };
  const phrased = new ChainStep("phrase", ({ value, request }: Step<Verified>) => inWords(value, request));
  /** Asks the FAQs first: what one of them says goes to `kept`, a question that none answers to `others`. */
  const faqsFirst = <T>(
    source: FaqSource,
    kept: Runnable<Step<Verified>, Step<T>>,
    others: Runnable<Step<Sought>, Step<T>>,
  ): Runnable<Step<Sought>, Step<T>> => {
    const asked = new ChainStep("faq", async ({ value }: Step<Sought>): Promise<Asked> => ({
      ...value,
      kept: await faqAnswer(value, source, { articleOf: (id) => parts.search.article(id), reader }),
    }));
    const proved = new ChainStep("verify", ({ value }: Step<Asked & { kept: Verified }>) => value.kept);
    return asked.pipe(
      RunnableBranch.from<Step<Asked>, Step<T>>([
        [(run: Step<Asked>) => run.value.kept !== null, proved.pipe(kept) as Runnable<Step<Asked>, Step<T>>],
        others,
      ]),
    );
  };
  const declined = new ChainStep("phrase", ({ value, request }: Step<Declined>): Answer =>
    phraseDeclined(value, request.conversationId, parts.replies),
  );

  const unclear = new ChainStep("phrase", ({ request }: Step<unknown>): Answer => {
    const language = request.language ?? languageOf(request.question);
    return phraseUnclear(language, request.conversationId, parts.examples?.(language) ?? [], parts.replies);
  });

  const chatted = new ChainStep("phrase", ({ value, request }: Step<Sought>): Answer => {
    const { language, text } = value;
    const kind = smallTalkOf(text) ?? "greeting";
    const examples = parts.examples?.(language) ?? [];
    return phraseSmallTalk(kind, language, request.conversationId, examples, parts.replies);
  });
  const lookedUp = retrieved.pipe(proposed).pipe(compared).pipe(verified);
  const repliedTo = RunnableBranch.from<Step<Sought>, Step<Answer>>([
    [(run: Step<Sought>) => smallTalkOf(run.value.text) !== null, chatted],
    [(run: Step<Sought>) => asksNothing(run.value), unclear],
    lookedUp.pipe(phrased),
  ]);
  const { faqs = null } = parts;
  const found = understood.pipe(faqs === null ? repliedTo : faqsFirst(faqs, phrased, repliedTo));
  const same = new ChainStep("verify", ({ value }: Step<Verified>) => value);
  const proved = understood.pipe(faqs === null ? lookedUp : faqsFirst(faqs, same, lookedUp));

  const answered = completed.pipe(
    RunnableBranch.from<Step<StandAlone>, Step<Answer>>([
      [(run: Step<StandAlone>) => run.value.isUnclear, unclear],
      found,
    ]),
  );
  const chain = screened.pipe(
    RunnableBranch.from<Step<Declined | null>, Step<Answer>>([
      [(run: Step<Declined | null>) => run.value !== null, declined],
      answered,
    ]),
  );

  /** A message of several questions, answered one by one; null for one that is to be read as a whole. */
  const several = async (request: AskRequest): Promise<Step<Answer> | null> => {
    const questions = questionsIn(plainQuestion(withoutMasked(request.question)));
    if (questions.length === 1) return null;
    let timings: Readonly<Record<string, number>> = {};
    const run = async <I, O>(step: Runnable<Step<I>, Step<O>>, asked: AskRequest, value: I): Promise<O> => {
      // What the questions before have taken counts: a language model's time is that of the whole answer.
      const before = Object.values(timings).reduce((sum, milliseconds) => sum + milliseconds, 0);
      const done = await step.invoke({ request: asked, timings: { [BEFORE]: before }, value });
      const taken = Object.entries(done.timings).filter(([name]) => name !== BEFORE);
      timings = summed(timings, Object.fromEntries(taken));
      return done.value;
    };
    if ((await run(screened, request, null)) !== null) return null;
    const found = await answerSeveral(questions, request, {
      screen: (part) => run(screened, part, null),
      complete,
      prove: (part, question) => run(proved, part, question),
      namesSubject: (question) =>
        questionParts(traditionalText(question), reader).some(({ kind }) => SUBJECTS.includes(kind)),
      families: corpus().families,
      least: threshold + SURER,
      replies: parts.replies,
    });
    if (found === null) return null;
    const value = withNotices(inWords(found.verified, request), found.unanswered);
    return { request, timings: { ...timings }, value };
  };

  return {
    async ask(asked: AskRequest): Promise<Answer> {
      // Before anything else: no step, no record and no model sees more of the question than this.
      const request = { ...asked, question: maskPersonalData(asked.question).text };
      const { value, timings } =
        (await several(request)) ?? (await chain.invoke({ request, timings: {}, value: null }));
      const answer = isMasked(request.question) ? toldOfMask(value, parts.replies) : value;
      return { ...answer, timings };
    },
  };
}

/** Whether a question has no word that could be looked up and no time: "why", 「還有嗎」. */
function asksNothing({ terms, time: { years, editions, dates } }: Understood): boolean {
  return terms.length + years.length + editions.length + dates.length === 0;
}

/** How long each step took in two runs together. */
function summed(
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(names.map((name) => [name, (one[name] ?? 0) + (other[name] ?? 0)]));
}
