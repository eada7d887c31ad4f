import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Tokenizer } from "@huggingface/tokenizers";

/** A text, or two, as a model reads them. */
export interface Encoded {
  readonly ids: readonly number[];
  /** 0 for the first text and 1 for the second; left out unless asked for. */
  readonly token_type_ids?: readonly number[];
}

/** What we use of a tokenizer: the package's own types name their files without extensions and resolve to nothing. */
export interface TextTokenizer {
  encode(
    text: string,
    options?: { readonly text_pair?: string; readonly return_token_type_ids?: boolean },
  ): Encoded;
}

const TokenizerOf = Tokenizer as unknown as new (tokenizer: object, config: object) => TextTokenizer;

/** What a folder says of its tokenizer; empty where it has no `tokenizer_config.json`. */
export type TokenizerConfig = Readonly<Record<string, unknown>>;

/** Opens `tokenizer.json` of a folder, with `tokenizer_config.json` where there is one. */
export async function openTokenizer(
  folder: string,
): Promise<{ readonly tokenizer: TextTokenizer; readonly config: TokenizerConfig }> {
  const [tokenizer, config] = await Promise.all([
    readFile(join(folder, "tokenizer.json"), "utf8"),
    readFile(join(folder, "tokenizer_config.json"), "utf8").catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return "{}";
      throw error;
    }),
  ]);
  const read = JSON.parse(config) as TokenizerConfig;
  return { tokenizer: new TokenizerOf(JSON.parse(tokenizer) as object, read), config: read };
}
