import "../no-tracing.ts";
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { ConfigError, loadConfig } from "../config.ts";
import { PROMPTS } from "../official-words.ts";
import { loadSite } from "../site.ts";
import { runCommand, UsageError } from "./run-command.ts";
import { AppPackageError, appPackage } from "./teams-package/app-package.ts";

const HELP = `npm run teams-package -- [--app-version X.Y.Z] [--terms ADDRESS] [--out FILE]

Writes the app package to upload to Teams: manifest, icons, words in Chinese and English. Takes the bot's id from
BOT_APP_ID and the addresses from PUBLIC_URL and PRIVACY_URL, which have to be https. With BOT_STAFF_TENANT it has the
staff's search too.

  --app-version X.Y.Z   1.0.0 by default; Teams takes an update by a higher one
  --terms ADDRESS       the terms of use; by default the privacy notice
  --out FILE            teams-app.zip by default`;

await runCommand(
  {
    help: HELP,
    options: {
      "app-version": { type: "string", default: "1.0.0" },
      terms: { type: "string" },
      out: { type: "string", default: "teams-app.zip" },
    },
  },
  async ({ values }) => {
    const { teams, publicUrl, privacyUrl } = loadConfig();
    const appId = teams?.app?.appId ?? null;
    const problems = [
      ...(appId === null ? ["BOT_APP_ID: is not set; expected the id of the bot"] : []),
      ...(publicUrl?.startsWith("https://") === true ? [] : ["PUBLIC_URL: is not an https address"]),
      ...(privacyUrl?.startsWith("https://") === true ? [] : ["PRIVACY_URL: is not an https address"]),
    ];
    if (appId === null || publicUrl === null || privacyUrl === null || problems.length > 0) {
      throw new ConfigError(problems);
    }
    const version = values["app-version"];
    if (!/^\d+\.\d+\.\d+$/u.test(version)) throw new UsageError(`${version} is no version such as 1.0.0`);
    const { terms: termsUrl = privacyUrl, out } = values;
    if (!termsUrl.startsWith("https://")) throw new UsageError(`${termsUrl} is no https address`);
    const hasStaff = teams?.app?.staffTenant != null;
    const site = await loadSite(PROMPTS);
    const archive = await appPackage({ appId, publicUrl, privacyUrl, termsUrl, version, hasStaff, site });
    await writeFile(out, archive).catch((cause: unknown) => {
      throw new AppPackageError(`${resolve(out)} cannot be written (${String(cause)})`, { cause });
    });
    process.stdout.write(`${resolve(out)} is ready to be uploaded to Teams.\n`);
  },
);
