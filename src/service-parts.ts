import { withoutMasked } from "./answer/without-masked.ts";
import type { Bot } from "./bot.ts";
import type { AppDependencies, Readiness } from "./http/app.ts";
import { HttpProblem } from "./http/problem.ts";
import { maskPersonalData } from "./language/mask-personal-data.ts";
import type { ReportedModel } from "./open-model.ts";

/** What the http room takes from a bot. */
type BotParts = Pick<
  AppDependencies,
  | "answerer"
  | "search"
  | "faqs"
  | "articleOf"
  | "held"
  | "faqLookUp"
  | "readiness"
  | "exampleQuestions"
  | "versions"
  | "languageModel"
>;

/** What `/readyz` says of the index before it is there. */
const NO_INDEX: Readiness["index"] = {
  vectorIndex: "exact",
  passages: 0,
  articles: 0,
  leftOut: 0,
  snapshot: "",
};

/** What there is while the bot is still opening. */
export interface OpenedBefore {
  /** Which database serves. */
  readonly database: string;
  /** Version of the official words. */
  readonly prompt: string;
  /** The language model; null where there is none. */
  readonly model: ReportedModel | null;
}

/** The parts of a bot that may still be opening: until then there is nothing to serve, and requests are told so. */
export function serviceParts(current: () => Bot | null, { database, prompt, model }: OpenedBefore): BotParts {
  const opened = (): Bot => {
    const bot = current();
    if (bot === null) throw new HttpProblem("not_ready");
    return bot;
  };
  return {
    answerer: { ask: async (request) => opened().answerer.ask(request) },
    search: {
      // As an answer's question is: a model that finds passages may be somebody else's.
      search: async (query, k, only) =>
        opened().index.search(withoutMasked(maskPersonalData(query).text), k, only),
      get snapshotId() {
        return opened().index.snapshotId;
      },
    },
    held: () => {
      const { index, reader } = opened();
      return { articles: index.articles(), glossary: reader.glossary };
    },
    faqLookUp: async (query) => (await opened().faqs?.source.near(query)) ?? [],
    faqs: () => {
      const { faqs } = opened();
      if (faqs === null) throw new HttpProblem("not_found");
      return faqs;
    },
    articleOf: (id, version) => opened().index.article(id, version),
    readiness: () => {
      const bot = current();
      const worded = model === null ? {} : { languageModel: stateOf(model) };
      if (bot === null) return { ready: false, index: NO_INDEX, model: "", database, ...worded };
      return { ready: true, ...indexOf(bot), database, ...worded };
    },
    exampleQuestions: (language) => current()?.examples.examples(language) ?? [],
    versions: () => {
      const { snapshotId, modelId } = opened().index;
      return { index: snapshotId, prompt, model: model === null ? modelId : `${modelId} ${model.name}` };
    },
    ...(model === null ? {} : { languageModel: () => model.report() }),
  };
}

function stateOf(model: ReportedModel): NonNullable<Readiness["languageModel"]> {
  const { name, prompt, state, restsUntil } = model.report();
  return { name, prompt, state, restsUntil };
}

function indexOf({ index, rejected }: Bot): Pick<Readiness, "index" | "model" | "embeddings" | "reranker"> {
  const endpoint = index.endpointState();
  const reranker = index.rerankerState();
  return {
    index: {
      vectorIndex: index.vectorIndex,
      passages: index.passageCount,
      articles: index.articleCount,
      leftOut: rejected.length,
      snapshot: index.snapshotId,
    },
    model: index.modelId,
    ...(endpoint === null ? {} : { embeddings: endpoint }),
    ...(reranker === null ? {} : { reranker }),
  };
}
