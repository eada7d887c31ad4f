import type { EndpointWatch } from "./endpoint-watch.ts";
import type { QuestionEmbedder } from "./question-embedder.ts";
import type { QueryReader } from "./query-reader.ts";
import type { PreparedQuery, QueryVectors } from "./question-protocol.ts";

/** What a query is prepared for. */
export interface PreparedFor {
  /** Length of the vectors that passages are found by. */
  readonly dimensions: number;
  /** Says whether the endpoint is asked, and hears how it went; null where the model is on this machine. */
  readonly watch: EndpointWatch | null;
}

/**
 * Prepares a query, by the endpoint too where there is one that is not left alone. What it fails to give, or gives in
 * another length than the index has, is left out, so that passages are found without it.
 */
export function prepareQuery(
  { questions, reader }: { readonly questions: QuestionEmbedder; readonly reader: QueryReader },
  query: string,
  options: PreparedFor,
): PreparedQuery {
  // In this order: the worker computes while this thread reads.
  const vectors = vectorsOf(questions, query, options);
  // Whoever searches is told where they fail; nobody may come to wait for them.
  vectors.catch(() => undefined);
  return { words: reader.words(query), vectors };
}

async function vectorsOf(
  questions: QuestionEmbedder,
  query: string,
  { dimensions, watch }: PreparedFor,
): Promise<QueryVectors> {
  if (watch === null) return questions.vectors(query);
  const isAsked = watch.mayAsk();
  try {
    const prepared = await questions.vectors(query, isAsked);
    const { finding, trouble } = prepared;
    if (!isAsked) return prepared;
    if (trouble !== null) watch.failed(trouble);
    else if (finding === null) watch.passedOver();
    else if (finding.length === dimensions) watch.worked();
    else {
      watch.failed(
        `EMBEDDINGS: the endpoint gives vectors of ${finding.length} dimensions, the index holds ${dimensions}: it has ` +
          `become another model, so run "npm run index -- --rebuild"`,
      );
      return { ...prepared, finding: null };
    }
    return prepared;
  } catch (error) {
    if (isAsked) watch.passedOver();
    throw error;
  }
}
