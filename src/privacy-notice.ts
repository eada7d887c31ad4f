import { join } from "node:path";
import { z } from "zod";
import { readOfficialFile, wordings } from "./answer/official-file.ts";
import type { ChatWords } from "./http/app.ts";

const part = z.strictObject({ title: wordings, text: wordings });
const schema = z.strictObject({ title: wordings, parts: z.array(part).min(1), model: part });

/**
 * Reads `prompts/privacy.yaml`, the notice for where the city names none; with a part on the language model, before the
 * last one, where one is asked at a host. Rejects with `RepliesError`.
 */
export async function loadPrivacyNotice(
  folder: string,
  modelHost: string | null,
): Promise<ChatWords["privacyNotice"]> {
  const { title, parts, model } = await readOfficialFile(join(folder, "privacy.yaml"), schema);
  const told = modelHost === null ? parts : [...parts.slice(0, -1), model, ...parts.slice(-1)];
  return (language, days) => ({
    title: title[language],
    parts: told.map(({ title: heading, text }) => ({
      title: heading[language],
      text: text[language].replaceAll("{days}", String(days)).replaceAll("{host}", modelHost ?? ""),
    })),
  });
}
