import type { Progress } from "./index-progress.ts";
import { openRecords } from "./records/open-records.ts";
import type { RecordsOf } from "./records/record.ts";
import { openSearchIndex, type SearchIndex, type SearchIndexOptions } from "./search/search-index.ts";
import { together } from "./together.ts";

/** What of the articles is kept under `DATA_DIR`. */
export interface OpenedArticles {
  readonly index: SearchIndex;
  readonly recordsOf: RecordsOf;
}

/** What to open, or to make, and who hears of it. */
export type OpenArticlesOptions = Omit<SearchIndexOptions, "onProgress" | "signal"> & {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly signal: AbortSignal;
};

/**
 * Opens the index and the records of the articles, each as an earlier start has left it or made anew, at the same time.
 * Rejects as `openSearchIndex` and `openRecords` do.
 */
export async function openArticles({
  onProgress = () => undefined,
  signal,
  ...options
}: OpenArticlesOptions): Promise<OpenedArticles> {
  let index: SearchIndex | null = null;
  const openIndex = async (both: AbortSignal): Promise<SearchIndex> => {
    index = await openSearchIndex({ ...options, onProgress, signal: both });
    return index;
  };
  try {
    const [opened, { recordsOf }] = await together(signal, [
      openIndex,
      (all) =>
        openRecords({
          ...options,
          // One bar for both: while the index is made, which takes longer, its own is shown.
          onProgress: (progress) => {
            if (index !== null) onProgress(progress);
          },
          signal: all,
        }),
    ]);
    return { index: opened, recordsOf };
  } catch (error) {
    await (index as SearchIndex | null)?.close();
    throw error;
  }
}
