import { z } from "zod";
import { boundedFetch } from "./bounded-fetch.ts";

/** A whole completion, as far as it becomes an event. */
const completionShape = z.looseObject({
  choices: z.array(z.looseObject({ message: z.looseObject({ content: z.string() }) })).min(1),
});

/**
 * `boundedFetch` for replies that are asked for piece by piece. An endpoint that takes no notice of that and answers with
 * the whole is heard as one that sends a single piece: nothing is asked, or paid for, twice.
 */
export const streamingFetch: typeof fetch = async (input, init) => {
  const response = await boundedFetch(input, init);
  const type = response.headers.get("content-type") ?? "";
  if (!response.ok || !/^application\/json\b/iu.test(type)) return response;
  const { status, headers } = response;
  return new Response(asEvents(await response.text()), { status, headers });
};

/** A whole completion as events (`text/event-stream`); what is none stays as it is, and holds no event. */
function asEvents(body: string): string {
  let completion: unknown;
  try {
    completion = JSON.parse(body);
  } catch {
    return body;
  }
  const { success, data } = completionShape.safeParse(completion);
  if (!success) return body;
  const choices = data.choices.map(({ message, ...choice }) => ({ ...choice, delta: message }));
  return `data: ${JSON.stringify({ ...data, choices })}\n\ndata: [DONE]\n\n`;
}
