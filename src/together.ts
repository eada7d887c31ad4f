/** Does two things at once; where one fails, the other is stopped. Rejects as the first that failed. */
export async function together<A, B>(
  signal: AbortSignal,
  [first, second]: readonly [(both: AbortSignal) => Promise<A>, (both: AbortSignal) => Promise<B>],
): Promise<[A, B]> {
  const failed = new AbortController();
  const both = AbortSignal.any([signal, failed.signal]);
  try {
    return await Promise.all([first(both), second(both)]);
  } catch (error) {
    failed.abort(error);
    throw error;
  }
}
