/** Names the model, its precision and its pooling in a snapshot: other vectors cannot be compared with these. */
export const MINILM_ID = "all-MiniLM-L6-v2-exchanges-2-q8-mean-256";
/** SHA-256 of `model.onnx` and `weights.bin` in `embedding-model/`, one after the other: with others it is another model, and needs another name. */
export const MINILM_CHECKSUM = "cbc51d37bda59b8486ebbb5889b7f03ae03f671609dcdc89fface3e7a93d1784";
/** Length of its vectors. */
export const MINILM_DIMENSIONS = 384;
/** The model reads at most this many tokens, as all-MiniLM-L6-v2 was trained; what stands beyond is cut off. */
export const MINILM_TOKENS = 256;
