/**
 * A word in another script than Chinese, or a number, with the apostrophes inside it: those around it quote it, as in
 * 'Circular Economy'. For folded text, where every apostrophe is the straight one.
 */
export const LATIN_WORD =
  /(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+(?:'+(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+)*/gu;
