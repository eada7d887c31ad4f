/** Bytes of a response that are read: a reply of a few sentences has some thousand. */
const MOST_BYTES = 1_000_000;

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
  let bytes = 0;
  const bounded = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        if (bytes > MOST_BYTES) controller.error(new ResponseTooLong());
        else controller.enqueue(chunk);
      },
    }),
  );
  const { status, statusText, headers } = response;
  return new Response(bounded, { status, statusText, headers });
};
