import { Marked, type Token } from "marked";

/**
 * Marks that stand for themselves in news though Markdown reads them as emphasis or strikethrough: a single `~` is a
 * range (3~5日) that GitHub would strike out, and a run between two digits is a range or a product (3*4). Without their
 * marks 3~5日、8~10日 would become 35日、810日.
 */
const LITERAL_MARKS = /(?<!~)~(?!~)|(?<=\p{N})[*_~]+(?=\p{N})/gu;

/** Stands in the mask for a mark that is none, as Marked itself masks an escaped one. */
const MASK = "+";

/** Whether the mark that `rest` begins with is masked. The mask is as long as the text, and `rest` is the text's end. */
function isLiteral(rest: string, mask: string): boolean {
  return mask.at(-rest.length) !== rest[0];
}

const marked = new Marked({
  // The mask is where Marked looks for the mark that closes ...
  hooks: {
    emStrongMask: (text) => text.replaceAll(LITERAL_MARKS, (marks) => MASK.repeat(marks.length)),
  },
  // ... but not for the one that opens. `false` leaves the reading to Marked, `undefined` says that nothing opens here.
  tokenizer: {
    emStrong: (rest, mask) => (isLiteral(rest, mask) ? undefined : false),
    del: (rest, mask) => (isLiteral(rest, mask) ? undefined : false),
  },
});

/** Takes Markdown apart as GitHub reads it, but for marks beside numbers that news mean as they are written. */
export function lexMarkdown(markdown: string): Token[] {
  return marked.lexer(markdown);
}
