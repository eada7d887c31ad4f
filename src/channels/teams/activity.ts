import { createHash } from "node:crypto";
import { z } from "zod";

const account = z.object({ id: z.string().min(1), aadObjectId: z.string().nullish() });
const tenantId = z.string().nullish().catch(null);

/** What arrives of an activity (Bot Framework's Activity 3.1, Teams' additions), as far as it is looked at. */
export const teamsActivity = z.object({
  type: z.string(),
  id: z.string().nullish(),
  channelId: z.string().min(1),
  serviceUrl: z.string().min(1),
  from: account.extend({ tenantId }).nullish(),
  recipient: account.nullish(),
  conversation: z.object({
    id: z.string().min(1),
    conversationType: z.string().nullish(),
    isGroup: z.boolean().nullish(),
    tenantId,
  }),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  locale: z.string().max(35).nullish().catch(null),
  name: z.string().nullish(),
  action: z.string().nullish(),
  replyToId: z.string().nullish(),
  value: z.unknown().optional(),
  entities: z.array(z.unknown()).nullish().catch(null),
  membersAdded: z.array(account).nullish().catch(null),
  channelData: z
    .object({ eventType: z.string().nullish(), tenant: z.object({ id: tenantId }).nullish().catch(null) })
    .nullish()
    .catch(null),
});
export type TeamsActivity = z.infer<typeof teamsActivity>;

/** Where an answer goes; kept until it is sent. */
export interface TeamsAddress {
  readonly serviceUrl: string;
  /** `msteams`, or another channel of Azure Bot Service. */
  readonly channelId: string;
  /** The platform's own. */
  readonly conversationId: string;
  /** Of the message that is answered; null where there is none. */
  readonly activityId: string | null;
  /** The bot's own id in the conversation. */
  readonly botId: string;
  /** Whether others read along. */
  readonly isGroup: boolean;
}

/** Whether an activity comes from a chat that others read along in. */
export function isGroup({ conversation }: TeamsActivity): boolean {
  const { conversationType, isGroup } = conversation;
  return isGroup === true || conversationType === "groupChat" || conversationType === "channel";
}

/** What the store knows something of the platform's by: 43 characters, the same for the same parts, and not to be read back. */
export function keyOf(kind: "sent" | "welcome" | "staff", ...parts: readonly string[]): string {
  return createHash("sha256")
    .update(JSON.stringify([kind, ...parts]))
    .digest("base64url");
}
