/** Names the model, its precision and its pooling in a snapshot: other vectors cannot be compared with these. */
export const MINILM_ID = "all-MiniLM-L6-v2-q4-mean-256";
/** Length of its vectors. */
export const MINILM_DIMENSIONS = 384;
/** The model was trained on at most this many tokens; what stands beyond is cut off. */
export const MINILM_TOKENS = 256;
