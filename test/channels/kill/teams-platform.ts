import { TEAMS_PATH } from "../../../src/http/teams.ts";
import { activitiesOf } from "../teams/activities.ts";
import { APP_ID, APP_SECRET, issuerKey, Microsoft } from "../teams/microsoft.ts";
import type { Platform, Sending } from "./platform.ts";
import { startSlowFront } from "./slow-front.ts";

/** Teams: an issuer of tokens and keys, and a connector, which takes whatever comes with a token. */
export async function startTeamsPlatform(random: () => number): Promise<Platform> {
  const key = await issuerKey("key-of-the-issuer");
  const microsoft = new Microsoft([key]);
  await microsoft.start();
  const front = await startSlowFront(microsoft.url, random);
  const serviceUrl = `${front.url}/teams/`;
  const activities = activitiesOf({ serviceUrl });
  /** Whose token a message came with: the token names the form that it was asked for with, and the form the secret. */
  const generationOf = (authorization: string | undefined): number => {
    const form = microsoft.tokenForms[Number(authorization?.split("token-")[1]) - 1];
    return Number(form?.get("client_secret")?.slice(APP_SECRET.length + 1));
  };
  return {
    settings: (generation) => ({
      BOT_APP_ID: APP_ID,
      BOT_APP_SECRET: `${APP_SECRET}-${generation}`,
      BOT_TOKEN_ENDPOINT: `${microsoft.url}/token`,
      BOT_OPENID_METADATA: `${microsoft.url}/openid/metadata`,
      BOT_SERVICE_HOSTS: new URL(front.url).host,
    }),
    async handIn(url, { id, user, text }) {
      const conversation = { conversationType: "personal", id: `a:${user}` };
      const activity = activities.message(text, { id, from: { id: `29:${user}`, name: user }, conversation });
      return fetch(`${url}${TEAMS_PATH}`, {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          Authorization: await microsoft.header(key, { serviceurl: serviceUrl }),
        },
        body: JSON.stringify(activity),
      });
    },
    sendings: (id) =>
      microsoft.messages
        // What can be asked next comes in a message of its own, which a turn is not sent again for.
        .filter(({ body }) => body["replyToId"] === id && body["suggestedActions"] === undefined)
        .map(({ body, authorization }): Sending => {
          return { generation: generationOf(authorization), said: JSON.stringify(body), isTaken: true };
        }),
    idOf: ({ activityId }) => String(activityId),
    violations: () => [],
    async stop() {
      await front.stop();
      await microsoft.stop();
    },
  };
}
