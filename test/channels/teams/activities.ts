import type { Microsoft } from "./microsoft.ts";

/** An activity as Teams sends it (Bot Framework's Activity 3.1, with what Teams adds). */
export type Activity = Record<string, unknown> & {
  readonly id: string;
  readonly conversation: { readonly id: string };
};

const BOT = { id: "28:00000000-1111-2222-3333-444444444444", name: "City exchanges" };
const PERSON = {
  id: "29:1kAMlmYcZ4Tl4ThCh3Gq",
  name: "Lin Mei-hua",
  aadObjectId: "99999999-8888-7777-6666-555555555555",
};
const TENANT = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";

/** Makes the activities of a person's Teams. */
export function activitiesOf({ serviceUrl }: Pick<Microsoft, "serviceUrl">) {
  let count = 0;
  const personal = { conversationType: "personal", tenantId: TENANT, id: "a:1pL7nS-personal" };
  const base = (parts: Record<string, unknown>): Activity => ({
    id: String(1_700_000_000_000 + ++count),
    timestamp: "2026-11-30T01:00:00.000Z",
    localTimestamp: "2026-11-30T09:00:00.000+08:00",
    channelId: "msteams",
    serviceUrl,
    from: PERSON,
    recipient: BOT,
    conversation: personal,
    channelData: { tenant: { id: TENANT } },
    ...parts,
  });
  const html = (text: string) => [{ contentType: "text/html", content: `<p>${text}</p>` }];
  const message = (text: string, parts: Record<string, unknown> = {}): Activity =>
    base({
      type: "message",
      text,
      textFormat: "plain",
      locale: "en-US",
      attachments: html(text),
      entities: [{ type: "clientInfo", locale: "en-US", country: "TW", platform: "Windows" }],
      ...parts,
    });
  const inChannel = {
    isGroup: true,
    conversationType: "channel",
    tenantId: TENANT,
    id: "19:253b1f341670408fb6fe51050b6e5ceb@thread.tacv2;messageid=1700000000000",
  };
  return {
    message,
    /** Said in a team's channel, where everybody reads along; who is mentioned there comes with a mark in the text. */
    inChannel: (text: string, mentioned: readonly { id: string; name: string }[] = []): Activity => {
      return message(text, {
        conversation: inChannel,
        entities: mentioned.map(({ id, name }) => ({
          type: "mention",
          text: `<at>${name}</at>`,
          mentioned: { id, name },
        })),
        channelData: { tenant: { id: TENANT }, team: { id: "19:team" }, channel: { id: "19:channel" } },
      });
    },
    edited: (of: Activity, text: string): Activity => {
      return {
        ...message(text),
        type: "messageUpdate",
        id: of.id,
        channelData: { eventType: "editMessage" },
      };
    },
    takenBack: (of: Activity): Activity => {
      const { id, conversation, channelId } = of;
      return base({
        type: "messageDelete",
        id,
        conversation,
        channelId,
        channelData: { eventType: "softDeleteMessage" },
      });
    },
    added: (parts: Record<string, unknown> = {}): Activity => {
      return base({ type: "installationUpdate", action: "add", ...parts });
    },
    joined: (parts: Record<string, unknown> = {}): Activity => {
      return base({ type: "conversationUpdate", membersAdded: [BOT, { id: PERSON.id }], ...parts });
    },
    rated: (replyToId: string, reaction: "like" | "dislike", text: string | null): Activity => {
      return base({
        type: "invoke",
        name: "message/submitAction",
        replyToId,
        value: {
          actionName: "feedback",
          actionValue: {
            reaction,
            ...(text === null ? {} : { feedback: JSON.stringify({ feedbackText: text }) }),
          },
        },
      });
    },
    reacted: (replyToId: string): Activity => {
      return base({ type: "messageReaction", replyToId, reactionsAdded: [{ type: "like" }] });
    },
    invoked: (name: string): Activity => {
      return base({ type: "invoke", name, value: {} });
    },
    /** A search of a message extension, made beside the field that messages are written in. */
    searched: (value: unknown, parts: Record<string, unknown> = {}): Activity => {
      return base({ type: "invoke", name: "composeExtension/query", locale: "en-US", value, ...parts });
    },
    bot: BOT,
    person: PERSON,
    channel: inChannel,
  };
}
