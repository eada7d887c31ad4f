import "../no-tracing.ts";
import { join } from "node:path";
import { LINE_API } from "../channels/line/line-settings.ts";
import { loadConfig } from "../config.ts";
import { PROMPTS } from "../official-words.ts";
import { LineMenuError } from "./line-menu/line-menu-error.ts";
import { richMenu } from "./line-menu/menu-layout.ts";
import { loadPicture } from "./line-menu/menu-picture.ts";
import { loadMenuWords } from "./line-menu/menu-words.ts";
import { runCommand } from "./run-command.ts";

const HELP = `npm run line-menu -- [--dry-run]

Sets the menu below the chats of the LINE account: example questions in both languages, from prompts/line-menu.yaml.
An earlier menu of this command is replaced.

  --dry-run   print what would be sent, and send nothing; needs no settings

LINE_CHANNEL_SECRET, LINE_CHANNEL_ACCESS_TOKEN and LINE_API_BASE are set as for the server (.env.example).`;

await runCommand(
  { help: HELP, options: { "dry-run": { type: "boolean", default: false } } },
  async ({ values }) => {
    const { line } = loadConfig();
    const words = await loadMenuWords(join(PROMPTS, "line-menu.yaml"));
    const menu = richMenu(words);
    const picture = await loadPicture(words);
    const { setMenu, dataApiBase } = await import("./line-menu/set-menu.ts");
    if (values["dry-run"]) {
      const base = line?.apiBase ?? LINE_API;
      const steps = [
        `POST ${base}/v2/bot/richmenu`,
        JSON.stringify(menu, null, 2),
        `POST ${dataApiBase(base)}/v2/bot/richmenu/{richMenuId}/content (image/png, ${picture.length} bytes)`,
        `POST ${base}/v2/bot/user/all/richmenu/{richMenuId}`,
        `DELETE ${base}/v2/bot/richmenu/{richMenuId} for each earlier one named ${menu.name ?? ""}`,
      ];
      process.stdout.write(`${steps.join("\n")}\n`);
      return;
    }
    if (line === null) {
      throw new LineMenuError(
        "LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN are not set (docs/line.md).",
      );
    }
    const { id, removed } = await setMenu(line, menu, picture);
    process.stdout.write(`${id} is the menu of all chats; ${removed} earlier removed\n`);
  },
);
