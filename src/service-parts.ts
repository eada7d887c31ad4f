import type { Bot } from "./bot.ts";
import type { AppDependencies, Readiness } from "./http/app.ts";
import { HttpProblem } from "./http/problem.ts";

/** What the http room takes from a bot. */
type BotParts = Pick<
  AppDependencies,
  "answerer" | "search" | "articleOf" | "readiness" | "exampleQuestions" | "versions"
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
}

/** The parts of a bot that may still be opening: until then there is nothing to serve, and requests are told so. */
export function serviceParts(current: () => Bot | null, { database, prompt }: OpenedBefore): BotParts {
  const opened = (): Bot => {
    const bot = current();
    if (bot === null) throw new HttpProblem("not_ready");
    return bot;
  };
  return {
    answerer: { ask: async (request) => opened().answerer.ask(request) },
    search: {
      search: async (query, k) => opened().index.search(query, k),
      get snapshotId() {
        return opened().index.snapshotId;
      },
    },
    articleOf: (id, version) => opened().index.article(id, version),
    readiness: () => {
      const bot = current();
      if (bot === null) return { ready: false, index: NO_INDEX, model: "", database };
      return { ready: true, ...indexOf(bot), database };
    },
    exampleQuestions: (language) => current()?.examples.examples(language) ?? [],
    versions: () => {
      const { snapshotId, modelId } = opened().index;
      return { index: snapshotId, prompt, model: modelId };
    },
  };
}

function indexOf({ index, rejected }: Bot): Pick<Readiness, "index" | "model"> {
  return {
    index: {
      vectorIndex: index.vectorIndex,
      passages: index.passageCount,
      articles: index.articleCount,
      leftOut: rejected.length,
      snapshot: index.snapshotId,
    },
    model: index.modelId,
  };
}
