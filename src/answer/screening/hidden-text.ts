/** Fewest characters that a hidden text is told by. */
const LEAST_HIDDEN = 6;

const BASE64 = /[A-Za-z0-9+/_-]{12,}={0,2}/gu;
const HEXADECIMAL = /(?<![0-9a-z])(?:(?:0x|\\x)?[0-9a-f]{2}[ ,:]?){8,}(?![0-9a-z])/giu;
const BINARY = /(?:[01]{8} ?){6,}/gu;
const PERCENT = /(?:%[0-9a-f]{2}){4,}/giu;
const ESCAPES = /(?:\\u\{?[0-9a-f]{2,6}\}? ?){4,}/giu;
const ENTITIES = /(?:&#x?[0-9a-f]{2,6}; ?){4,}/giu;

/** Letters, marks, figures and spaces: what people write, and bytes that are none hardly ever come out as. */
const IS_WRITING = /^[\p{L}\p{M}\p{N}\p{P}\p{Zs}\n$+<=>|~^`]+$/u;
/** Several words in Latin letters, or several characters of a script that writes no spaces. */
const HAS_WORDS = /(?<![^ "'([])[a-z']{2,}[,:;]? [a-z']{2,}|\p{Script=Han}{3,}|\p{Script=Cyrillic}{3,}/iu;

/**
 * Texts that a question holds in an encoding: Base64 (RFC 4648), bytes in hexadecimal or binary, percent encoding
 * (RFC 3986), escapes and HTML entities. Only what turns out to be words is one; addresses, ids and numbers do not.
 */
export function hiddenTexts(question: string): readonly string[] {
  const texts = [
    ...found(question, BASE64, (text) => bytesText(Buffer.from(text, "base64"))),
    ...found(question, HEXADECIMAL, (text) => bytesText(hexadecimalBytes(text))),
    ...found(question, BINARY, (text) => bytesText(binaryBytes(text))),
    ...found(question, PERCENT, (text) => bytesText(hexadecimalBytes(text))),
    ...found(question, ESCAPES, (text) => codePoints(text, /[0-9a-f]{2,6}/giu, 16)),
    ...found(question, ENTITIES, entities),
  ];
  return texts.filter((text): text is string => text !== null && isWords(text));
}

function found(
  question: string,
  pattern: RegExp,
  decode: (text: string) => string | null,
): (string | null)[] {
  return [...question.matchAll(pattern)].map(([text]) => decode(text));
}

function isWords(text: string): boolean {
  return text.length >= LEAST_HIDDEN && IS_WRITING.test(text) && HAS_WORDS.test(text);
}

function bytesText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // No text at all, which is what nearly everything turns out to be.
    return null;
  }
}

function hexadecimalBytes(text: string): Uint8Array {
  return Buffer.from(text.replaceAll(/0x|\\x|[^0-9a-f]/giu, ""), "hex");
}

function binaryBytes(text: string): Uint8Array {
  return Uint8Array.from(text.match(/[01]{8}/gu) ?? [], (bits) => Number.parseInt(bits, 2));
}

function entities(text: string): string | null {
  return codePoints(text.replaceAll(/&#(\d)/gu, "&#0$1"), /x[0-9a-f]{2,6}|0\d+/giu, 10);
}

function codePoints(text: string, pattern: RegExp, base: number): string | null {
  const codes = Array.from(text.match(pattern) ?? [], (code) =>
    /^x/iu.test(code) ? Number.parseInt(code.slice(1), 16) : Number.parseInt(code, base),
  );
  return codes.every((code) => code <= 0x10ffff) ? String.fromCodePoint(...codes) : null;
}
