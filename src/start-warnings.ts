import { LINE_API } from "./channels/line/line-settings.ts";
import type { Config } from "./config.ts";

/** What whoever runs the service should know of settings that work, but are hardly meant so. */
export function startWarnings({ embedOrigins, line }: Config): readonly string[] {
  const warnings: string[] = [];
  if (embedOrigins === "*") {
    warnings.push("EMBED_ORIGINS is *: every page may embed the chat; name the city's own pages instead");
  }
  if (line !== null && line.apiBase !== LINE_API) {
    warnings.push("LINE_API_BASE is set: answers and the access token go there, not to LINE");
  }
  return warnings;
}
