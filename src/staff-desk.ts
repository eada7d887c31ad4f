import type { Bot } from "./bot.ts";
import { HttpProblem } from "./http/problem.ts";
import type { StaffDeskDependencies } from "./http/staff/desk-routes.ts";
import { GapGrouping } from "./staff/gaps/gap-grouping.ts";
import type { Store } from "./store/conversation-store.ts";

/** What the desk of the staff takes from a bot that may still be opening, and from the store; `creator` is who is named in Word files. */
export function staffDesk(
  current: () => Bot | null,
  { history, gaps }: Pick<Store, "history" | "gaps">,
  creator: StaffDeskDependencies["briefs"]["creator"],
): StaffDeskDependencies {
  const opened = (): Bot => {
    const bot = current();
    if (bot === null) throw new HttpProblem("not_ready");
    return bot;
  };
  const grouping = new GapGrouping({
    gaps,
    embedAll: (texts) => opened().index.embedAll(texts),
    modelId: () => opened().index.measuringModelId,
    reader: () => opened().reader,
  });
  return {
    briefs: {
      creator,
      ground: () => {
        const { index, reader, recordsOf } = opened();
        return { articles: index.articles(), reader, recordsOf };
      },
    },
    answers: {
      history,
      articleOf: (id, version) => opened().index.article(id, version),
      nameOf: (id, language) => {
        const entry = opened().reader.glossary.entries.find((one) => one.id === id);
        return (language === "en" ? entry?.en[0] : entry?.zh[0]) ?? entry?.en[0] ?? id;
      },
    },
    gaps: {
      gaps,
      grouping,
      search: { search: async (query, k) => opened().index.search(query, k) },
      answerer: { ask: async (request) => opened().answerer.ask(request) },
    },
  };
}
