/** Bytes of a response that are read: a reply of a few sentences has some thousand. */
const MOST_BYTES = 1_000_000;
/** The same as events, which wrap each word in some hundred bytes. */
const MOST_EVENT_BYTES = 5_000_000;

/** A response that is too long to be an answer. */
export class ResponseTooLong extends Error {
  override readonly name = "ResponseTooLong";
}

/**
 * `fetch` that follows no redirect, which could carry a question to another host, and reads no response without end.
 */
export const boundedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, redirect: "error" });
  if (response.body === null) return response;
  const isEvents = /^text\/event-stream\b/iu.test(response.headers.get("content-type") ?? "");
  const most = isEvents ? MOST_EVENT_BYTES : MOST_BYTES;
  let bytes = 0;
  const bounded = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        if (bytes > most) controller.error(new ResponseTooLong());
        else controller.enqueue(chunk);
      },
    }),
  );
  const { status, statusText, headers } = response;
  return new Response(bounded, { status, statusText, headers });
};
