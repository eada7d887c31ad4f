import { join } from "node:path";
import { z } from "zod";
import { readOfficialFile, wordings } from "./answer/official-file.ts";
import type { ChatWords } from "./http/app.ts";

const schema = z.strictObject({
  title: wordings,
  parts: z.array(z.strictObject({ title: wordings, text: wordings })).min(1),
});

/** Reads `prompts/privacy.yaml`, the notice for where the city names none. Rejects with `RepliesError`. */
export async function loadPrivacyNotice(folder: string): Promise<ChatWords["privacyNotice"]> {
  const { title, parts } = await readOfficialFile(join(folder, "privacy.yaml"), schema);
  return (language, days) => ({
    title: title[language],
    parts: parts.map((part) => ({
      title: part.title[language],
      text: part.text[language].replaceAll("{days}", String(days)),
    })),
  });
}
