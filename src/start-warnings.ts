import type { Config } from "./config.ts";

/** What whoever runs the service should know of settings that work, but are hardly meant so. */
export function startWarnings({ embedOrigins }: Config): readonly string[] {
  if (embedOrigins !== "*") return [];
  return ["EMBED_ORIGINS is *: every page may embed the chat; name the city's own pages instead"];
}
