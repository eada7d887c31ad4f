import { teamsActivity } from "../channels/teams/activity.ts";
import type { TeamsSettings } from "../channels/teams/settings.ts";
import { Teams } from "../channels/teams/teams.ts";
import { addRoute } from "./add-route.ts";
import type { AddCalledBack } from "./called-back.ts";
import { checked, parsedJson } from "./checked-input.ts";
import { faultReport } from "./fault-report.ts";
import { HttpProblem } from "./problem.ts";
import { readBody } from "./read-body.ts";
import { createTeamsGuard } from "./teams-guard.ts";

/** Where Azure Bot Service sends activities: the messaging endpoint of the registration. */
export const TEAMS_PATH = "/api/messages";
/** Teams lets people write some 28 KB; an activity holds that as text and as HTML, with everybody who is mentioned. */
const MAX_ACTIVITY_BYTES = 256 * 1024;

/** Puts Teams, and every other channel of Azure Bot Service, into the service. */
export function addTeams(settings: TeamsSettings): AddCalledBack {
  return ({ app, deps, turns, staffLookUp }) => {
    const onFault = (error: unknown): void => {
      deps.logger.error(
        { channel: "teams", fault: faultReport(error) },
        "a fault with nobody waiting for it",
      );
    };
    const teams = new Teams({
      settings,
      turns,
      store: deps.store,
      mask: deps.mask,
      personKey: deps.keys.person,
      words: { greeting: (language) => deps.words.greeting(language), examples: deps.exampleQuestions },
      staffLookUp,
      now: deps.now,
      onFault,
    });
    if (settings.app === null) {
      deps.logger.info(
        { channel: "teams" },
        `BOT_APP_ID is not set: ${TEAMS_PATH} takes messages of anybody on this machine, and answers on it alone`,
      );
    }
    const admit = createTeamsGuard(settings, deps);
    addRoute(app, TEAMS_PATH, {
      post: async (request, response) => {
        const check = await admit(request, response);
        const body = await readBody(request, response, "application/json", MAX_ACTIVITY_BYTES);
        const activity = checked(teamsActivity, parsedJson(body));
        check(activity);
        const reply = await teams.receive(activity);
        switch (reply) {
          case "accepted":
            response.status(202).end();
            return;
          case "done":
            response.status(200).json({});
            return;
          case "not_implemented":
            response.status(501).end();
            return;
          case "incomplete":
            throw new HttpProblem("request_invalid", { field: "id, from, recipient" });
          default:
            response.status(200).json(reply);
        }
      },
    });
  };
}
