/** Names the model, its precision and its pooling in a snapshot: other vectors cannot be compared with these. */
export const MINILM_ID = "all-MiniLM-L6-v2-exchanges-2-q8-mean-256";
/** SHA-256 of `embedding-model/weights.bin`: with other weights it is another model, and needs another name. */
export const MINILM_WEIGHTS = "020584142563d5f93d56f98f0d6dabdb6918cdb3c256026a35279ac49bea9947";
/** Length of its vectors. */
export const MINILM_DIMENSIONS = 384;
/** The model was trained on at most this many tokens; what stands beyond is cut off. */
export const MINILM_TOKENS = 256;
