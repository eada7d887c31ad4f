import { HTTPFetchError, LineBotClient, type messagingApi } from "@line/bot-sdk";
import { LINE_API, type LineSettings } from "../../channels/line/line-settings.ts";
import { LineMenuError } from "./line-menu-error.ts";

/** LINE takes pictures at an origin of their own. */
const LINE_DATA_API = "https://api-data.line.me";

/** Where pictures go: with another Messaging API than LINE's own, there as well. */
export function dataApiBase(apiBase: string): string {
  return apiBase === LINE_API ? LINE_DATA_API : apiBase;
}

/**
 * Makes the menu that of all chats, and takes earlier ones of the same name away. Until it is complete the earlier one
 * stays. Returns its id. Rejects with `LineMenuError`.
 */
export async function setMenu(
  settings: LineSettings,
  menu: messagingApi.RichMenuRequest,
  picture: Buffer,
): Promise<{ readonly id: string; readonly removed: number }> {
  const client = LineBotClient.fromChannelAccessToken({
    channelAccessToken: settings.channelAccessToken,
    apiBaseURL: settings.apiBase,
    dataApiBaseURL: dataApiBase(settings.apiBase),
  });
  try {
    const { richmenus } = await client.getRichMenuList();
    const earlier = richmenus.filter(({ name }) => name === menu.name);
    const { richMenuId: id } = await client.createRichMenu(menu);
    try {
      await client.setRichMenuImage(id, new Blob([new Uint8Array(picture)], { type: "image/png" }));
      await client.setDefaultRichMenu(id);
    } catch (error) {
      // Half a menu is of no use to anybody; what went wrong before is what counts.
      await client.deleteRichMenu(id).catch(() => undefined);
      throw error;
    }
    for (const { richMenuId } of earlier) await client.deleteRichMenu(richMenuId);
    return { id, removed: earlier.length };
  } catch (error) {
    throw asMenuError(error, settings.apiBase);
  }
}

function asMenuError(error: unknown, apiBase: string): unknown {
  if (error instanceof HTTPFetchError) {
    const hint = error.status === 401 ? " Is LINE_CHANNEL_ACCESS_TOKEN right?" : "";
    return new LineMenuError(`LINE answered ${error.status}: ${error.body}${hint}`, { cause: error });
  }
  // What fetch throws where nobody answers.
  if (error instanceof TypeError) return new LineMenuError(`${apiBase} cannot be reached`, { cause: error });
  return error;
}
