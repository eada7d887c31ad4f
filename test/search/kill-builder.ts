import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect } from "vitest";
import type { Article } from "../../src/corpus/article.ts";
import { type EmbeddingSettings, MINILM_SETTINGS } from "../../src/search/embedding-settings.ts";

/** What is built, and after how many embedded texts the process is killed. */
export interface KilledBuild {
  readonly articles: readonly Article[];
  readonly dataDir: string;
  readonly embeddings?: EmbeddingSettings;
  readonly after: number;
}

/** Makes an index in a process of its own and kills it on the way; how many texts it had embedded and kept. */
export async function killBuilder({
  embeddings = MINILM_SETTINGS,
  after,
  ...build
}: KilledBuild): Promise<number> {
  const builder = spawn(process.execPath, [join(import.meta.dirname, "killed-builder.ts")], {
    env: { ...process.env, BUILD: JSON.stringify({ ...build, embeddings }) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(builder, "close");
  let reached = 0;
  for await (const line of createInterface({ input: builder.stdout })) {
    reached = Number(line);
    if (reached >= after) break;
  }
  builder.kill("SIGKILL");
  await ended;
  expect(reached).toBeGreaterThanOrEqual(after);
  return reached;
}
