import { z } from "zod";

/** The channels that are called back, as the killed service has them. */
export type CalledBackName = "line" | "teams";

/** A message as a platform hands it in; its id is what an answer goes to. */
export const Handed = z.object({ id: z.string(), text: z.string(), user: z.string() });
export type Handed = z.infer<typeof Handed>;

/** What the service sends to a platform. */
export const Sent = z.object({
  /** Id of the message that is answered. */
  to: z.string(),
  messages: z.array(z.object({ text: z.string() })).readonly(),
  isInDoubt: z.boolean(),
  /** Which of the processes that were killed one after the other sends it. */
  generation: z.number(),
});
export type Sent = z.infer<typeof Sent>;
