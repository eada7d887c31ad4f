import { LINE_API } from "./channels/line/line-settings.ts";
import type { Config } from "./config.ts";

/** What whoever runs the service should know of settings that work, but are hardly meant so. */
export function startWarnings({ embedOrigins, privacyUrl, line }: Config): readonly string[] {
  const warnings: string[] = [];
  if (embedOrigins === "*") {
    warnings.push("EMBED_ORIGINS is *: every page may embed the chat; name the city's own pages instead");
  }
  if (embedOrigins.length > 0 && privacyUrl === null) {
    warnings.push("EMBED_ORIGINS is set and PRIVACY_URL is not: the chat links to no privacy notice");
  }
  if (line !== null && line.apiBase !== LINE_API) {
    warnings.push("LINE_API_BASE is set: answers and the access token go there, not to LINE");
  }
  return warnings;
}
