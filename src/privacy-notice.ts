import { join } from "node:path";
import { z } from "zod";
import { readOfficialFile, wordings } from "./answer/official-file.ts";
import type { ChatWords } from "./http/app.ts";

const part = z.strictObject({ title: wordings, text: wordings });
const schema = z.strictObject({ title: wordings, parts: z.array(part).min(1), model: part, search: part });

/** Hosts that questions are passed on to; null where there is none. */
export interface QuestionHosts {
  /** Where a language model words answers. */
  readonly model: string | null;
  /** Where a model finds passages. */
  readonly search: string | null;
}

/**
 * Reads `prompts/privacy.yaml`, the notice for where the city names none; with a part on each host that questions are
 * passed on to, before the last one. Rejects with `RepliesError`.
 */
export async function loadPrivacyNotice(
  folder: string,
  hosts: QuestionHosts,
): Promise<ChatWords["privacyNotice"]> {
  const { title, parts, ...passedOn } = await readOfficialFile(join(folder, "privacy.yaml"), schema);
  const added = (["search", "model"] as const).flatMap((name) => {
    const host = hosts[name];
    return host === null ? [] : [{ ...passedOn[name], host }];
  });
  const own = parts.map((one) => ({ ...one, host: "" }));
  const told = [...own.slice(0, -1), ...added, ...own.slice(-1)];
  return (language, days) => ({
    title: title[language],
    parts: told.map(({ title: heading, text, host }) => ({
      title: heading[language],
      text: text[language].replaceAll("{days}", String(days)).replaceAll("{host}", host),
    })),
  });
}
