import { join } from "node:path";
import type { Answerer } from "./answer/answerer.ts";
import { articlesOfNow, withOfficialArticles } from "./articles-of-now.ts";
import { ArticleWords } from "./answer/article-words.ts";
import { ArticleViews } from "./answer/article-view.ts";
import type { ChainParts, ModelWording } from "./answer/chain.ts";
import { ExampleQuestions } from "./answer/example-questions.ts";
import type { ComposerParts } from "./answer/model/model-composer.ts";
import type { OpenedModel } from "./answer/model/opened-model.ts";
import { likelyWords } from "./answer/likely-words.ts";
import { commonWords } from "./search/common-words.ts";
import { loadQuestionTemplates } from "./answer/question-templates.ts";
import { loadReplies } from "./answer/replies.ts";
import { MEANING_FILE, type MeaningModel, readMeaningModel } from "./answer/screening/meaning-model.ts";
import { FeatureReader } from "./answer/text-features.ts";
import { WordVectors } from "./answer/word-vectors.ts";
import type { Config } from "./config.ts";
import type { FileProblems } from "./corpus/file-problems.ts";
import { readDictionary } from "./language/dictionary.ts";
import { prepareDictionary } from "./language/prepare-dictionary.ts";
import { taipeiDay } from "./language/today.ts";
import type { Progress } from "./index-progress.ts";
import { openArticles } from "./open-articles.ts";
import { PROMPTS } from "./official-words.ts";
import { readSources } from "./read-sources.ts";
import type { RecordsOf } from "./records/record.ts";
import type { SearchIndex } from "./search/search-index.ts";
import { FaqService, type FaqStores } from "./staff/faq/faq-service.ts";
import { together } from "./together.ts";

/** Commonest English words that are taken for no names though they begin with a capital: chosen, further down come Lagos and Salim. */
const COMMON_WORDS = 9000;

/** What of a chain a command may set otherwise. */
export type ChainSettings = Partial<Omit<ChainParts, "search" | "reader" | "recordsOf" | "replies">>;

/** Everything that answers, opened. */
export interface Bot {
  readonly index: SearchIndex;
  /** Articles as the chain reads them. */
  readonly views: ArticleViews;
  /** What texts are read with, and its glossary. */
  readonly reader: FeatureReader;
  /** What the articles state as values. */
  readonly recordsOf: RecordsOf;
  /** Files of the corpus that were left out. */
  readonly rejected: readonly FileProblems[];
  /** Questions known to be answerable; empty until `examples.find` has run. */
  readonly examples: ExampleQuestions;
  /** The chain that citizens ask. */
  readonly answerer: Answerer;
  /** Another chain over the same parts. */
  answererWith(settings: ChainSettings): Answerer;
  /**
   * Prepares what screens questions, then reads the articles and embeds their words, and others that questions are likely to
   * bring, that no earlier start has left a vector of, in the background: until then a question waits for what it needs of
   * it. Ends early once stopped.
   */
  learnWords(signal: AbortSignal): Promise<void>;
  /** FAQs and official articles; null where the bot was opened without a store for them. */
  readonly faqs: FaqService | null;
  /** Ends the worker threads once they have answered what they owe. */
  close(): Promise<void>;
}

/** Who wants to hear how the opening goes on. */
export interface BotWatch {
  /** Hears of the sources as soon as they are read. */
  readonly onSources?: (found: {
    readonly articles: number;
    readonly rejected: readonly FileProblems[];
    readonly doubtful: readonly FileProblems[];
  }) => void;
  readonly onProgress?: (progress: Progress) => void;
  /** Hears of a snapshot that was set aside, and of an endpoint that fails. */
  readonly onWarning?: (message: string) => void;
  /** The language model that answers are worded by; none without it. */
  readonly model?: OpenedModel | null;
  /** Where FAQs and official articles are kept; none without it. */
  readonly faqStores?: FaqStores | null;
  /** Hears once a day how many FAQs somebody should look at again. */
  readonly onFaqsDue?: (count: number) => void;
  /** The real clock in ms, by which FAQs begin and end. */
  readonly now?: () => number;
  /** Embeds and reads everything anew. */
  readonly rebuild?: boolean;
  /** Stops the opening; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Opens what a bot needs: articles and glossaries, dictionary, index, official replies. Rejects with `SourcesError`,
 * `DictionaryError`, `SearchIndexError`, `RecordsError`, `RepliesError` or `QuestionTemplatesError`, each naming what to
 * mend, or with the signal's reason.
 */
export async function openBot(config: Config, watch: BotWatch = {}): Promise<Bot> {
  const { dataDir, corpusDir, embeddings, reranker, gate } = config;
  const { onSources, model = null, faqStores = null, onFaqsDue, now = Date.now, ...rest } = watch;
  const { signal = new AbortController().signal, ...indexing } = rest;
  const onWarning = watch.onWarning ?? (() => undefined);
  // LangChain takes a quarter of a second to load: while the sources are read, which is done in another thread.
  const [
    [{ articles: files, rejected, glossary, concepts }, dictionary],
    { replies, templates, common, answerChain },
  ] = await together(signal, [
    (either) =>
      together(either, [
        async (both) => {
          const sources = await readSources(corpusDir, both);
          const { articles: read, rejected: refused, doubtful } = sources;
          onSources?.({ articles: read.length, rejected: refused, doubtful });
          return sources;
        },
        (both) => prepareDictionary(dataDir, both),
      ]),
    async () => ({
      replies: await loadReplies(PROMPTS),
      templates: await loadQuestionTemplates(PROMPTS),
      common: await commonWords(COMMON_WORDS),
      ...(await import("./answer/chain.ts")),
    }),
  ]);
  const openedDictionary = await readDictionary(dictionary.path);
  const reader = new FeatureReader(glossary, openedDictionary, concepts);
  const views = new ArticleViews(reader);
  const officialArticles = faqStores?.officialArticles ?? null;
  const articles = await withOfficialArticles(files, officialArticles, onWarning);
  const { index, ...opened } = await openArticles({
    ...indexing,
    ...{ articles, glossary, dataDir, dictionary, openedDictionary, embeddings, reranker, gate, signal },
  });
  const vectors = new WordVectors((texts) => index.embedAll(texts));
  const path = join(dataDir, "word-vectors", `${index.measuringModelId}.bin`);
  const words = new ArticleWords({ path, modelId: index.measuringModelId }, vectors);
  await words.recall(onWarning);
  const examples = new ExampleQuestions(templates, index.articles(), glossary);
  let { recordsOf } = opened;
  const parts: ChainParts = {
    search: index,
    reader,
    commonWords: new Set(common),
    recordsOf: (id) => recordsOf(id),
    views,
    replies,
    meaning: await meaningFor(index.measuringModelId, onWarning),
    vectors,
    today: () => taipeiDay(config.clock ?? Date.now()),
    suggest: (cited, language) => examples.suggest(cited, language),
    model:
      model === null
        ? null
        : await modelWording({
            ...{ model, reader, views },
            read: (question, candidates) => index.readAnswers(question, candidates),
          }),
    examples: (language) => examples.examples(language),
  };
  const faqs =
    faqStores === null
      ? null
      : new FaqService({
          ...{ stores: faqStores, index, reader, today: parts.today, now, onWarning },
          hasFiles: files.length > 0,
          onDue: onFaqsDue ?? (() => undefined),
          articlesOfNow: articlesOfNow({
            ...{ files, store: faqStores.officialArticles, glossary, dataDir, index, views, onWarning },
            onRecords: (renewed) => {
              recordsOf = renewed;
            },
          }),
          answererWith: (source) => answerChain({ ...parts, model: null, faqs: source }),
        });
  if (faqs !== null && files.length === 0)
    onWarning(
      "no article was read from the corpus: FAQs on articles of files are silent, and left as they are",
    );
  void faqs?.start();
  return {
    index,
    views,
    reader,
    recordsOf: (id) => recordsOf(id),
    rejected,
    examples,
    answerer: examples.withoutTheQuestion(answerChain({ ...parts, faqs: faqs?.source ?? null })),
    faqs,
    answererWith: (settings) => answerChain({ ...parts, ...settings }),
    learnWords: async (stop) => {
      await replies.prepare();
      const articles = index.articles();
      await words.learn(articles, views, await likelyWords(articles, reader, common, stop), stop);
    },
    close: async () => {
      await faqs?.close();
      await index.close();
    },
  };
}

/** What declines by meaning, where it was fitted on this embedding; otherwise patterns do it alone, and a warning says so. */
async function meaningFor(
  modelId: string,
  onWarning: (message: string) => void,
): Promise<MeaningModel | null> {
  const model = await readMeaningModel(MEANING_FILE);
  if (model.modelId === modelId) return model;
  onWarning(
    `questions are screened by patterns alone: ${modelId} embeds, and the weights are of ${model.modelId}`,
  );
  return null;
}

/** Loaded only where there is a model. */
async function modelWording(parts: ComposerParts): Promise<ModelWording> {
  const { ModelComposer } = await import("./answer/model/model-composer.ts");
  return new ModelComposer(parts);
}
