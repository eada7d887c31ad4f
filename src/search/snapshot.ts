import { basename, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import type { Article } from "../corpus/article.ts";
import { StringTable } from "../language/string-table.ts";
import { ArrayFile, arrayFileHeaderSchema, fileSha256, type StoredArray } from "./array-file.ts";
import type { Bm25Data } from "./bm25.ts";
import { QuantizedVectors } from "./quantized-vectors.ts";
import { HEADER_FILE, readHeader } from "./swapped-folder.ts";
import { VectorStoreView } from "./vector-index.ts";
import type { WordIndexData } from "./word-index.ts";
import { wordIndexArrays, wordIndexOf } from "./word-index-file.ts";

/** Version of the files below; another one cannot be read. */
export const SNAPSHOT_FORMAT = 5;

export const ARRAYS_FILE = "arrays.bin";
export const GRAPH_FILE = "vectors.hnsw";

const headerSchema = z.strictObject({
  format: z.literal(SNAPSHOT_FORMAT),
  /** The model that passages are found by, and the length of its vectors. */
  modelId: z.string(),
  dimensions: z.int().positive(),
  /** Where that is not the shipped one: the shipped one, by which answers are measured. */
  measuring: z.strictObject({ modelId: z.string(), dimensions: z.int().positive() }).optional(),
  fingerprint: z.string(),
  /** The first `current` articles are the corpus, sorted by id; older versions follow. */
  current: z.int().nonnegative(),
  arrays: arrayFileHeaderSchema,
  /** Null where the library could not be loaded when the snapshot was made. */
  graph: z
    .strictObject({
      m: z.int().positive(),
      efConstruction: z.int().positive(),
      ef: z.int().positive(),
      sha256: z.string(),
    })
    .nullable(),
});

/** What a snapshot says of itself. */
export type SnapshotHeader = z.infer<typeof headerSchema>;

/** An index as it stands on disk, opened: views of one buffer, nothing parsed that is not asked for. */
export interface Snapshot {
  readonly folder: string;
  readonly header: SnapshotHeader;
  readonly articles: StoredArticles;
  /** By current article, `KEY_BYTES` each: what it was read from. */
  readonly articleKeys: Uint8Array;
  /** By passage: place of its article, and offsets into the body in UTF-16 units. */
  readonly passageArticles: Uint32Array;
  readonly passageStarts: Uint32Array;
  readonly passageEnds: Uint32Array;
  /** `KEY_BYTES` a passage. */
  readonly vectorKeys: Uint8Array;
  readonly vectors: VectorStoreView;
  /** The passages once more by the measuring model, where it is another than the one that finds them. */
  readonly measuring: MeasuringVectors | null;
  /** By passage: its label in the graph; empty where there is none. */
  readonly graphLabels: Uint32Array;
  /** By current article: number of its first sentence; one more entry closes the last article. */
  readonly sentenceStarts: Uint32Array;
  /** `KEY_BYTES` a sentence. */
  readonly sentenceKeys: Uint8Array;
  readonly sentenceVectors: QuantizedVectors;
  readonly bm25: Bm25Data;
  readonly words: WordIndexData;
}

/** Vectors of the passages by the model that answers are measured by. */
export interface MeasuringVectors {
  readonly modelId: string;
  /** `KEY_BYTES` a passage. */
  readonly keys: Uint8Array;
  readonly vectors: QuantizedVectors;
}

/** The model that a snapshot's answers are measured by, whose vectors those of the sentences are. */
export function measuringModel({ modelId, dimensions, measuring }: SnapshotHeader): {
  readonly modelId: string;
  readonly dimensions: number;
} {
  return measuring ?? { modelId, dimensions };
}

/** Articles of all statuses: fields as JSON and body apart, an article at a time. */
export class StoredArticles {
  readonly fields: StringTable;
  readonly bodies: StringTable;

  constructor(fields: StringTable, bodies: StringTable) {
    this.fields = fields;
    this.bodies = bodies;
  }

  static of(articles: readonly Article[]): StoredArticles {
    const fields = articles.map((article) => JSON.stringify({ ...article, body: undefined }));
    return new StoredArticles(StringTable.of(fields), StringTable.of(articles.map(({ body }) => body)));
  }

  get length(): number {
    return this.fields.length;
  }

  at(index: number): Article {
    return { ...(JSON.parse(this.fields.at(index)) as Omit<Article, "body">), body: this.bodies.at(index) };
  }

  /** Articles `from` to `to`, giving way to other work between stretches. */
  async slice(from: number, to: number): Promise<Article[]> {
    const articles: Article[] = [];
    for (let index = from; index < to; index++) {
      if (articles.length % ARTICLES_AT_ONCE === ARTICLES_AT_ONCE - 1) await setImmediate();
      articles.push(this.at(index));
    }
    return articles;
  }
}

/** Articles decoded in one stretch: about 5 ms. */
const ARTICLES_AT_ONCE = 200;

/** Contents of a snapshot as arrays by name; `snapshotOf` is the way back. */
export function snapshotArrays(snapshot: Omit<Snapshot, "folder" | "header">): Record<string, StoredArray> {
  const { articles, bm25, measuring } = snapshot;
  return {
    ...(measuring === null
      ? {}
      : {
          measuringKeys: measuring.keys,
          measuringCodes: bytesOf(measuring.vectors.codes),
          measuringScales: measuring.vectors.scales,
        }),
    vectors: snapshot.vectors.values,
    vectorKeys: snapshot.vectorKeys,
    graphLabels: snapshot.graphLabels,
    articleKeys: snapshot.articleKeys,
    sentenceStarts: snapshot.sentenceStarts,
    sentenceKeys: snapshot.sentenceKeys,
    sentenceCodes: bytesOf(snapshot.sentenceVectors.codes),
    sentenceScales: snapshot.sentenceVectors.scales,
    passageArticles: snapshot.passageArticles,
    passageStarts: snapshot.passageStarts,
    passageEnds: snapshot.passageEnds,
    articleFields: articles.fields.bytes,
    articleFieldOffsets: articles.fields.offsets,
    articleBodies: articles.bodies.bytes,
    articleBodyOffsets: articles.bodies.offsets,
    terms: bm25.terms.bytes,
    termOffsets: bm25.terms.offsets,
    postingStarts: bm25.starts,
    postingDocuments: bm25.documents,
    postingImpacts: bm25.impacts,
    postingCounts: bm25.counts,
    passageLengths: bm25.lengths,
    ...wordIndexArrays(snapshot.words),
  };
}

function bytesOf({ buffer, byteOffset, length }: Int8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, length);
}

function signed({ buffer, byteOffset, length }: Uint8Array): Int8Array {
  return new Int8Array(buffer, byteOffset, length);
}

function snapshotOf(folder: string, header: SnapshotHeader, file: ArrayFile): Snapshot {
  const passageArticles = file.integers("passageArticles");
  const { dimensions } = measuringModel(header);
  return {
    folder,
    header,
    articles: new StoredArticles(
      new StringTable(file.bytes("articleFields"), file.integers("articleFieldOffsets")),
      new StringTable(file.bytes("articleBodies"), file.integers("articleBodyOffsets")),
    ),
    passageArticles,
    passageStarts: file.integers("passageStarts"),
    passageEnds: file.integers("passageEnds"),
    articleKeys: file.bytes("articleKeys"),
    vectorKeys: file.bytes("vectorKeys"),
    graphLabels: file.integers("graphLabels"),
    vectors: new VectorStoreView(file.floats("vectors"), header.dimensions),
    measuring:
      header.measuring === undefined
        ? null
        : {
            modelId: header.measuring.modelId,
            keys: file.bytes("measuringKeys"),
            vectors: new QuantizedVectors(
              signed(file.bytes("measuringCodes")),
              file.floats("measuringScales"),
              dimensions,
            ),
          },
    sentenceStarts: file.integers("sentenceStarts"),
    sentenceKeys: file.bytes("sentenceKeys"),
    sentenceVectors: new QuantizedVectors(
      signed(file.bytes("sentenceCodes")),
      file.floats("sentenceScales"),
      dimensions,
    ),
    bm25: {
      documentCount: passageArticles.length,
      terms: new StringTable(file.bytes("terms"), file.integers("termOffsets")),
      starts: file.integers("postingStarts"),
      documents: file.integers("postingDocuments"),
      impacts: file.floats("postingImpacts"),
      counts: file.bytes("postingCounts"),
      lengths: file.integers("passageLengths"),
    },
    words: wordIndexOf(file),
  };
}

/**
 * Opens a snapshot folder and checks every byte of it. Rejects with an `Error` that says what is wrong; other work goes
 * on meanwhile. A graph that is damaged is left out, which `onWarning` hears: it is made again from the vectors, while what
 * else is here, such as the older versions of articles, would be lost with it.
 */
export async function readSnapshot(
  folder: string,
  digest: string,
  onWarning: (message: string) => void = () => undefined,
): Promise<Snapshot> {
  const text = await readHeader(folder, digest);
  const parsed = headerSchema.safeParse(JSON.parse(text));
  if (!parsed.success) {
    throw new Error(`${HEADER_FILE} is of another format: ${z.prettifyError(parsed.error)}`);
  }
  const header = parsed.data;
  const file = await ArrayFile.read(join(folder, ARRAYS_FILE), header.arrays);
  if (header.graph !== null && (await fileSha256(join(folder, GRAPH_FILE))) !== header.graph.sha256) {
    onWarning(
      `${GRAPH_FILE} of the index snapshot ${basename(folder)} does not have the checksum recorded for it; ` +
        "it is made anew from the vectors",
    );
    return snapshotOf(folder, { ...header, graph: null }, file);
  }
  return snapshotOf(folder, header, file);
}
