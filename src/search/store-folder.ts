import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { StringTable } from "../language/string-table.ts";
import { ArrayFile, arrayFileHeaderSchema, fileSha256, writeArrayFile } from "./array-file.ts";
import { HnswGraph } from "./hnsw-graph.ts";
import { type DocumentsOptions, type StoredDocument, StoredDocuments } from "./stored-documents.ts";
import { Stretch } from "./stretch.ts";
import { isAbandonedPart, readHeader, snapshotDigest, syncFile, writeSwapped } from "./swapped-folder.ts";
import { VectorStoreError } from "./vector-store-error.ts";

const ARRAYS_FILE = "arrays.bin";
const GRAPH_FILE = "vectors.hnsw";

const headerSchema = z.strictObject({
  /** Version of the files; another one cannot be read. */
  store: z.literal(1),
  modelId: z.string(),
  /** Null where nothing was added yet. */
  dimensions: z.int().positive().nullable(),
  shape: z.strictObject({
    m: z.int().positive(),
    efConstruction: z.int().positive(),
    ef: z.int().positive(),
  }),
  arrays: arrayFileHeaderSchema,
  /** Null where the documents were held without a graph. */
  graph: z.strictObject({ sha256: z.string() }).nullable(),
});

export type StoreHeader = z.infer<typeof headerSchema>;

/**
 * Saves the documents under `root` as one folder, written aside and swapped in by a rename: a kill at any moment leaves
 * the one saved before, or this one. Nothing may be added or removed meanwhile; searches may go on.
 */
export async function saveDocuments(
  root: string,
  described: Pick<StoreHeader, "modelId" | "shape">,
  documents: StoredDocuments | null,
): Promise<void> {
  await removeAbandoned(root);
  await writeSwapped(root, async (part): Promise<StoreHeader> => {
    const { bytes: texts, offsets: textOffsets } = await textsOf(documents);
    const vectors = await vectorsOf(documents);
    const arrays = await writeArrayFile(join(part, ARRAYS_FILE), { vectors, texts, textOffsets });
    const graph = documents?.graph ?? null;
    const path = join(part, GRAPH_FILE);
    if (graph !== null) {
      await graph.write(path);
      await syncFile(path);
    }
    return {
      ...described,
      store: 1,
      dimensions: documents?.vectors.dimensions ?? null,
      arrays,
      graph: graph === null ? null : { sha256: await fileSha256(path) },
    };
  });
}

async function removeAbandoned(root: string): Promise<void> {
  const names = await readdir(root).catch(() => []);
  for (const name of names.filter(isAbandonedPart)) await rm(join(root, name), { recursive: true });
}

/** JSON of the documents by place; empty for those removed. */
async function textsOf(documents: StoredDocuments | null): Promise<StringTable> {
  const count = documents?.places ?? 0;
  const parts: Uint8Array[] = [];
  const offsets = new Uint32Array(count + 1);
  const stretch = new Stretch();
  for (let place = 0; place < count; place++) {
    const part = Buffer.from(documents?.isRemoved(place) ? "" : (documents?.textAt(place) ?? ""));
    parts.push(part);
    offsets[place + 1] = (offsets[place] ?? 0) + part.length;
    if (stretch.isOver) await stretch.giveWay();
  }
  const bytes = new Uint8Array(offsets[count] ?? 0);
  for (const [place, part] of parts.entries()) {
    bytes.set(part, offsets[place] ?? 0);
    if (stretch.isOver) await stretch.giveWay();
  }
  return new StringTable(bytes, offsets);
}

async function vectorsOf(documents: StoredDocuments | null): Promise<Float32Array> {
  if (documents === null) return new Float32Array();
  const { dimensions, count } = documents.vectors;
  const values = new Float32Array(count * dimensions);
  const stretch = new Stretch();
  for (let place = 0; place < count; place++) {
    values.set(documents.vectors.at(place), place * dimensions);
    if (stretch.isOver) await stretch.giveWay();
  }
  return values;
}

/** A saved store, checked, its documents not opened yet. */
export interface SavedDocuments {
  readonly header: StoreHeader;
  /** The documents, searched as saved; `options` say with what. */
  open(options: Omit<DocumentsOptions, "dimensions" | "shape">): Promise<StoredDocuments | null>;
}

/** Reads what `saveDocuments` saved last. Rejects with `VectorStoreError` where there is none or it is damaged. */
export async function readSaved(root: string): Promise<SavedDocuments> {
  const names = await readdir(root).catch(() => []);
  const name = names.filter((one) => snapshotDigest(one) !== null).sort().at(-1); // prettier-ignore
  if (name === undefined) throw new VectorStoreError("snapshot", `there is no saved vector store in ${root}`);
  const folder = join(root, name);
  try {
    const header = headerSchema.parse(JSON.parse(await readHeader(folder, snapshotDigest(name) ?? "")));
    const file = await ArrayFile.read(join(folder, ARRAYS_FILE), header.arrays);
    const path = join(folder, GRAPH_FILE);
    if (header.graph !== null && (await fileSha256(path)) !== header.graph.sha256)
      throw new Error(`${GRAPH_FILE} does not have the checksum recorded for it`);
    return { header, open: (options) => openDocuments(header, file, path, options) };
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw new VectorStoreError(
      "snapshot",
      `the vector store in ${folder} cannot be read (${reason}): save it anew, or remove the folder and make it anew`,
      { cause: error },
    );
  }
}

async function openDocuments(
  { dimensions, shape, graph: written }: StoreHeader,
  file: ArrayFile,
  graphPath: string,
  options: Omit<DocumentsOptions, "dimensions" | "shape">,
): Promise<StoredDocuments | null> {
  if (dimensions === null) return null;
  const { library } = options;
  const graph =
    written === null || library === null
      ? null
      : await HnswGraph.open(library, graphPath, dimensions, shape.ef);
  const texts = new StringTable(file.bytes("texts"), file.integers("textOffsets"));
  const vectors = file.floats("vectors");
  const documents = new StoredDocuments({ ...options, dimensions, shape }, graph, texts.length);
  const stretch = new Stretch();
  for (let place = 0; place < texts.length; place++) {
    const vector = vectors.subarray(place * dimensions, (place + 1) * dimensions);
    const text = texts.at(place);
    // Places that a graph without this document would leave empty are needed only where there is that graph.
    if (text !== "") documents.putText(text, JSON.parse(text) as StoredDocument, vector);
    else if (graph !== null) documents.putRemoved(vector);
    if (stretch.isOver) await stretch.giveWay();
  }
  return documents;
}
