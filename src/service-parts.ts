import type { Bot } from "./bot.ts";
import type { AppDependencies, Readiness } from "./http/app.ts";
import { HttpProblem } from "./http/problem.ts";

/** What the http room takes from a bot. */
type BotParts = Pick<AppDependencies, "answerer" | "search" | "articleOf" | "readiness" | "exampleQuestions">;

/** What `/readyz` says before the index is there. */
const STARTING: Readiness = {
  ready: false,
  index: { vectorIndex: "exact", passages: 0, articles: 0, leftOut: 0, snapshot: "" },
  model: "",
  database: "none",
};

/** The parts of a bot that may still be opening: until then there is nothing to serve, and requests are told so. */
export function serviceParts(current: () => Bot | null): BotParts {
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
      return bot === null ? STARTING : readinessOf(bot);
    },
    exampleQuestions: (language) => current()?.examples.examples(language) ?? [],
  };
}

function readinessOf({ index, rejected }: Bot): Readiness {
  return {
    ready: true,
    index: {
      vectorIndex: index.vectorIndex,
      passages: index.passageCount,
      articles: index.articleCount,
      leftOut: rejected.length,
      snapshot: index.snapshotId,
    },
    model: index.modelId,
    database: "none",
  };
}
