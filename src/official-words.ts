import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { loadReplies } from "./answer/replies.ts";
import type { ChatWords } from "./http/app.ts";
import { loadPrivacyNotice, type QuestionHosts } from "./privacy-notice.ts";
import { loadSite } from "./site.ts";

/** The folder of what the city approves: official replies, model prompts, questions to offer. */
export const PROMPTS = fileURLToPath(new URL("../prompts", import.meta.url));

/** Enough hexadecimal digits to tell any two wordings apart. */
const VERSION_DIGITS = 16;

/** What the chat needs of the official words before anything is asked. */
export interface OfficialWords {
  readonly chat: ChatWords;
  /** Changes with every word in `prompts/`; kept with each answer. */
  readonly version: string;
}

/** Reads the official words; `hosts` are those that questions are passed on to. Rejects with `RepliesError` naming the file that cannot be used. */
export async function loadOfficialWords(
  hosts: QuestionHosts = { model: null, search: null },
): Promise<OfficialWords> {
  const replies = await loadReplies(PROMPTS);
  const site = await loadSite(PROMPTS);
  return {
    chat: {
      greeting: (language) => replies.text("greeting", language),
      contact: (language) => replies.contact(language),
      names: (language) => site.names(language),
      privacyNotice: await loadPrivacyNotice(PROMPTS, hosts),
    },
    version: await versionOf(PROMPTS),
  };
}

async function versionOf(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const hash = createHash("sha256");
  for (const file of files.sort()) {
    const path = file.slice(folder.length).split(sep).join("/");
    hash.update(`${path}\n`).update(await readFile(file));
  }
  return hash.digest("hex").slice(0, VERSION_DIGITS);
}
