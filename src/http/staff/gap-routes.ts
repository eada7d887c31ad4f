import type { Express, Request } from "express";
import { z } from "zod";
import type { Answerer } from "../../answer/answerer.ts";
import type { PassageSearch } from "../../search/passage.ts";
import { type GapGrouping, wholeQuestion } from "../../staff/gaps/gap-grouping.ts";
import { gapList } from "../../staff/gaps/gap-list.ts";
import { weekBounds } from "../../staff/gaps/week.ts";
import type { GapState, GapStore } from "../../store/gap-store.ts";
import { addRoute, type Handler } from "../add-route.ts";
import { checked } from "../checked-input.ts";
import { HttpProblem } from "../problem.ts";
import { untilGone } from "../until-gone.ts";
import { createWaitingLine } from "../waiting-line.ts";
import type { StaffAccess } from "./staff-access.ts";

/** What the gaps need of the service; what answers throws `not_ready` before it is there. */
export interface GapDependencies {
  readonly gaps: GapStore;
  readonly grouping: GapGrouping;
  readonly search: Pick<PassageSearch, "search">;
  readonly answerer: Answerer;
}

const GAPS = "/api/staff/gaps";
/** Questions grouped before a list is given; the rest with the next one. A question takes some 15 ms. */
const GROUPED_AT_ONCE = 200;
const MOST_GAPS = 100;
/** Whole answers at work at a time and waiting: one thread embeds for citizens too. */
const ANSWERS_AT_ONCE = 2;
const ANSWERS_WAITING = 16;

const ListParameters = z.object({
  week: z
    .string()
    .refine((week) => weekBounds(week) !== null)
    .nullable()
    .default(null),
  channel: z.string().min(1).max(20).nullable().default(null),
  state: z.enum(["open", "out_of_scope", "all"]).default("open"),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(MOST_GAPS).default(30),
});

/** Adds the routes of gaps: all staff see them, editors mark them. */
export function addGapRoutes(app: Express, deps: GapDependencies, access: StaffAccess): void {
  const { gaps, grouping, search, answerer } = deps;
  const line = createWaitingLine(ANSWERS_AT_ONCE, ANSWERS_WAITING);
  app.use(GAPS, access.requires("reader"));
  app.use([`${GAPS}/:id/out-of-scope`, `${GAPS}/:id/reopen`], access.requires("editor"));

  addRoute(app, GAPS, {
    get: async (request, response) => {
      const { state, ...filter } = checked(ListParameters, request.query);
      const isIncomplete = await grouping.refresh(GROUPED_AT_ONCE);
      const list = await gapList({ ...filter, state: state === "all" ? null : state }, { gaps, search });
      // More questions wait to be grouped: the same list asked for again has them.
      response.json({ ...list, isIncomplete });
    },
  });

  addRoute(app, `${GAPS}/:id/today`, {
    get: async (request, response) => {
      const [sample] = await gaps.samples(groupId(request), 1);
      if (sample === undefined) throw new HttpProblem("gap_unknown");
      const question = wholeQuestion(sample);
      // Not kept: nobody has asked it.
      const answer = await line.run(
        () => answerer.ask({ question, conversationId: null, language: null }),
        untilGone(response),
      );
      response.json({ question, askedBefore: sample.answerId, answer });
    },
  });

  const marks =
    (state: GapState): Handler =>
    async (request, response) => {
      const id = groupId(request);
      const { id: by } = access.memberOf(response);
      if ((await gaps.setState(id, state, by)) === "unknown_group") throw new HttpProblem("gap_unknown");
      response.json({ id, state });
    };
  addRoute(app, `${GAPS}/:id/out-of-scope`, { post: marks("out_of_scope") });
  addRoute(app, `${GAPS}/:id/reopen`, { post: marks("open") });
}

function groupId(request: Request): string {
  const { id } = request.params;
  if (typeof id !== "string") throw new HttpProblem("gap_unknown");
  return id;
}
