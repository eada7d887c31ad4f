import { join } from "node:path";
import { z } from "zod";
import { readOfficialFile, wordings } from "./answer/official-file.ts";
import type { InterfaceLanguage } from "./language/messages/index.ts";
import type { SiteNames } from "./language/messages/site-names.ts";

const schema = z.strictObject({
  name: wordings,
  fullName: wordings,
  government: wordings,
  exchanges: wordings,
  commands: z.array(z.strictObject({ title: wordings, about: wordings })).min(1),
});

/** The city that the service speaks for. */
export interface Site {
  names(language: InterfaceLanguage): SiteNames;
  /** Questions that Teams offers. */
  commands(language: InterfaceLanguage): readonly { readonly title: string; readonly about: string }[];
}

/** Reads `prompts/site.yaml`. Rejects with `RepliesError` naming the file and the field that cannot be used. */
export async function loadSite(folder: string): Promise<Site> {
  const { name, fullName, government, exchanges, commands } = await readOfficialFile(
    join(folder, "site.yaml"),
    schema,
  );
  return {
    names: (language) => ({
      city: name[language],
      fullCity: fullName[language],
      government: government[language],
      exchanges: exchanges[language],
    }),
    commands: (language) =>
      commands.map(({ title, about }) => ({ title: title[language], about: about[language] })),
  };
}
