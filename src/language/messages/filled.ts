/** What can be filled into the braces of a message. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** A text with `{name}` replaced by `values.name`. A name without a value is a fault of the caller and throws. */
export function filled(text: string, values: MessageValues): string {
  return text.replace(/\{(\w+)\}/gu, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new TypeError(`the message “${text}” needs a value for ${name}`);
    return String(value);
  });
}
