import { cardNumbers } from "./card-numbers.ts";
import { identityNumbers } from "./identity-numbers.ts";
import { localPhoneNumbers } from "./local-phone-numbers.ts";
import { toOneWidth } from "./one-width.ts";
import { phoneNumbers } from "./phone-numbers.ts";
import { writtenDigitsToFigures } from "./written-digits.ts";

/** Kinds of personal data that are found. */
export type PersonalDataKind = "id_number" | "phone" | "email" | "card";

/** Where personal data stand: UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly kind: PersonalDataKind;
}

/** The ASCII part of RFC 5322 that is in use; a domain with at least one dot and a top level of letters. */
const EMAIL = /(?<![A-Za-z0-9._%+'-])[A-Za-z0-9._%+'-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}/g;
/** Addresses of web pages hold numbers of articles, which are nobody's. */
const WEB_ADDRESS = /https?:\/\/[!-~]+/gi;
/** Stands in the place of what was found, so that it neither is found again nor joins what stands around it. */
const FILLER = "\uFFFC";

/** In the order in which they look: an e-mail address may hold digits, a card's number what looks like a phone's. */
const DETECTORS: readonly ((text: string, original: string) => Span[])[] = [
  emailAddresses,
  identityNumbers,
  outsideOfAddresses(cardNumbers),
  outsideOfAddresses(phoneNumbers),
  outsideOfAddresses(localPhoneNumbers),
];

/**
 * Replaces personal data in what a citizen wrote by `[id_number]`, `[phone]`, `[email]` or `[card]`: Taiwan's identity
 * and resident numbers by their checksum, telephone numbers, e-mail addresses, card numbers by their check digit, in
 * full width and in Chinese characters too. Years, ranges of them, days, amounts of money and ids of articles stay.
 * `found` has the kind of each, in the order of the text. Masking what is masked changes nothing. Our own text, which
 * gives the city's telephone numbers, is not meant to go through here.
 */
export function maskPersonalData(text: string): {
  readonly text: string;
  readonly found: readonly PersonalDataKind[];
} {
  const spans = personalData(text).sort((a, b) => a.start - b.start);
  let masked = "";
  let from = 0;
  for (const { start, end, kind } of spans) {
    masked += `${text.slice(from, start)}[${kind}]`;
    from = end;
  }
  return { text: masked + text.slice(from), found: spans.map(({ kind }) => kind) };
}

/** Whether a text says that something in it was masked, here or before it was handed on. */
export function isMasked(text: string): boolean {
  return /\[(?:id_number|phone|email|card)\]/u.test(text);
}

/** All spans, none over another. What is found may make room for more beside it, hence again until nothing is. */
function personalData(text: string): Span[] {
  const spans: Span[] = [];
  let rest = writtenDigitsToFigures(toOneWidth(text));
  for (;;) {
    const before = spans.length;
    for (const detect of DETECTORS) {
      const found = detect(rest, text);
      rest = filled(rest, found);
      spans.push(...found);
    }
    if (spans.length === before) return spans;
  }
}

/** The text with every span, in their order, taken by the filler. */
function filled(text: string, spans: readonly Span[]): string {
  let result = "";
  let from = 0;
  for (const { start, end } of spans) {
    result += text.slice(from, start) + FILLER.repeat(end - start);
    from = end;
  }
  return result + text.slice(from);
}

function emailAddresses(text: string): Span[] {
  return [...text.matchAll(EMAIL)].map(({ 0: address, index }) => ({
    start: index,
    end: index + address.length,
    kind: "email",
  }));
}

function outsideOfAddresses(detect: (text: string) => Span[]): (text: string, original: string) => Span[] {
  return (text, original) => {
    // In the text as it was written: a full width mark ends an address.
    const addresses = [...original.matchAll(WEB_ADDRESS)].map(({ 0: address, index }) => ({
      start: index,
      end: index + address.length,
    }));
    return detect(text).filter(
      ({ start }) => !addresses.some((address) => address.start <= start && start < address.end),
    );
  };
}
