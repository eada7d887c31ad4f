/** Name of the folder, under `DATA_DIR/retrieval`, that keeps the index of a set. */
export function indexFolder(set: string): string {
  return set.toLowerCase().replaceAll(" ", "-");
}
