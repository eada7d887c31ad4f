import type { VouchedPerson } from "../staff-look-up.ts";
import type { TeamsActivity } from "./activity.ts";
import { TEAMS } from "./render.ts";

/**
 * Whom Teams vouches for as the sender of an activity, in a tenant; null for nobody. Object id and tenant are written by
 * Teams into what the connector signs; a name or an address of mail is whatever somebody calls themselves. On other
 * channels of Azure Bot Service, such as Direct Line, the client writes all of it: nobody there is vouched for.
 */
export function vouchedSender(activity: TeamsActivity, tenant: string): VouchedPerson | null {
  const { channelId, from, conversation, channelData } = activity;
  const objectId = from?.aadObjectId;
  if (channelId !== TEAMS || objectId == null) return null;
  // Where people of several tenants meet, the conversation is of one and the sender of another.
  const named = [conversation.tenantId, channelData?.tenant?.id, from?.tenantId].filter((id) => id != null);
  const isOfTenant = named.length > 0 && named.every((id) => id.toLowerCase() === tenant);
  return isOfTenant ? { tenant, objectId } : null;
}
