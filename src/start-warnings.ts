import { LINE_API } from "./channels/line/line-settings.ts";
import type { Config } from "./config.ts";

/** What whoever runs the service should know of settings that work, but are hardly meant so. */
export function startWarnings({
  embedOrigins,
  embeddings,
  reranker,
  line,
  model,
}: Config): readonly string[] {
  const warnings: string[] = [];
  if (embedOrigins === "*") {
    warnings.push("EMBED_ORIGINS is *: every page may embed the chat; name the city's own pages instead");
  }
  if (line !== null && line.apiBase !== LINE_API) {
    warnings.push("LINE_API_BASE is set: answers and the access token go there, not to LINE");
  }
  if (model !== null && isReadOnTheWay(model.baseUrl)) {
    warnings.push(
      "OPENAI_BASE_URL is http: what citizens ask, and the key, can be read on the way; use https unless the network between is yours",
    );
  }
  if (embeddings.kind === "openai" && isReadOnTheWay(embeddings.baseUrl)) {
    warnings.push(
      "EMBEDDINGS_BASE_URL is http: what citizens ask, and the key, can be read on the way; use https unless the network between is yours",
    );
  }
  if (reranker?.kind === "endpoint" && isReadOnTheWay(reranker.baseUrl)) {
    warnings.push(
      "RERANKER_BASE_URL is http: what citizens ask, and the key, can be read on the way; use https unless the network between is yours",
    );
  }
  return warnings;
}

/** Whether an address leads to another machine without encryption. */
function isReadOnTheWay(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === "http:" && !/^(?:127(?:\.\d{1,3}){3}|\[::1\]|localhost)$/.test(hostname);
}
