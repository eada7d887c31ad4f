import { SearchIndexError } from "./search-error.ts";
import { openTokenizer, type TextTokenizer } from "./text-tokenizer.ts";

/** Cuts texts into the word pieces of BERT's English vocabulary. */
export class BertTokenizer {
  /** Ids of the two pieces that frame a text, and of the stroke that parts two texts of one segment. */
  static readonly CLS = 101;
  static readonly SEP = 102;
  static readonly STROKE = 1064;

  readonly #tokenizer: TextTokenizer;

  private constructor(tokenizer: TextTokenizer) {
    this.#tokenizer = tokenizer;
  }

  /** Opens `tokenizer.json` and `tokenizer_config.json` of a folder. Throws `SearchIndexError` where they cannot be read. */
  static async load(folder: string): Promise<BertTokenizer> {
    try {
      return new BertTokenizer((await openTokenizer(folder)).tokenizer);
    } catch (error) {
      throw new SearchIndexError("model", `the tokenizer in ${folder} cannot be read: run "npm ci"`, {
        cause: error,
      });
    }
  }

  /** Ids of a text's pieces between those that frame it. */
  framed(text: string): readonly number[] {
    return this.#tokenizer.encode(text).ids;
  }

  /** Ids of a text's pieces alone. */
  pieces(text: string): readonly number[] {
    return this.framed(text).slice(1, -1);
  }
}
