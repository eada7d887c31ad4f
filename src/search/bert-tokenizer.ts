import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Tokenizer } from "@huggingface/tokenizers";

/** What we use of a tokenizer: the package's own types name their files without extensions and resolve to nothing. */
interface TextTokenizer {
  encode(text: string): { readonly ids: readonly number[] };
}

const TokenizerOf = Tokenizer as unknown as new (tokenizer: object, config: object) => TextTokenizer;

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

  /** Opens `tokenizer.json` and `tokenizer_config.json` of a folder. */
  static async load(folder: string): Promise<BertTokenizer> {
    const [tokenizer, config] = await Promise.all(
      ["tokenizer.json", "tokenizer_config.json"].map(
        async (name) => JSON.parse(await readFile(join(folder, name), "utf8")) as object,
      ),
    );
    return new BertTokenizer(new TokenizerOf(tokenizer ?? {}, config ?? {}));
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
