import { z } from "zod";

/** The parts of an `Answer` that explain it; what was kept by another version is read as far as it goes. */
const schema = z.object({
  status: z.string(),
  reason: z.string().nullable().default(null),
  language: z.string().default("zh-Hant"),
  composer: z.string().nullable().default(null),
  sentences: z.array(z.unknown()).default([]),
  table: z.unknown().default(null),
  conflicts: z.array(z.unknown()).default([]),
  notices: z.array(z.object({ code: z.string() })).default([]),
  sources: z
    .array(z.object({ articleId: z.string(), articleVersion: z.string(), title: z.string().default("") }))
    .default([]),
});

export type KeptAnswer = z.infer<typeof schema>;

/** An answer as it was kept; null where it cannot be read. */
export function keptAnswer(value: unknown): KeptAnswer | null {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : null;
}
