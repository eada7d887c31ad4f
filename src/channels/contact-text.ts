import type { Contact } from "../answer/answer.ts";

/** Whom to ask, in plain words: the name with its number, then each further number with for whom it is. */
export function contactTexts({ name, phone, morePhones = [] }: Contact): readonly [string, ...string[]] {
  // Names of answers kept from earlier hold the number already.
  const who = name.includes(phone) ? name : `${name} ${phone}`;
  return [who, ...morePhones.map(({ label, phone: number }) => `${label} ${number}`)];
}
