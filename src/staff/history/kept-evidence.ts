import { z } from "zod";

const score = z.number();
const place = z.object({
  articleId: z.string(),
  articleVersion: z.string(),
  start: z.number(),
  end: z.number(),
  score,
});

/** The parts of an `Evidence` that staff see. Objects may have more: what was kept by another version is read as far as it goes. */
const schema = z.object({
  askedAs: z.string().nullable().default(null),
  understood: z
    .object({
      kind: z.string().nullable().default(null),
      frames: z.array(z.string()).default([]),
      names: z.array(z.string()).default([]),
      years: z.array(z.number()).default([]),
      editions: z.array(z.number()).default([]),
      asks: z.array(z.string()).default([]),
    })
    .default({ kind: null, frames: [], names: [], years: [], editions: [], asks: [] }),
  passages: z.array(place).default([]),
  sentences: z.array(place).default([]),
  dropped: z.array(z.object({ text: z.string(), failures: z.array(z.string()) })).default([]),
  refusal: z.string().nullable().default(null),
});

export type KeptEvidence = z.infer<typeof schema>;

/** What an answer was made from, as it was kept; null where there is nothing, or nothing that can be read. */
export function keptEvidence(value: unknown): KeptEvidence | null {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : null;
}
