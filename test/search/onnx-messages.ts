// What of ONNX's messages is needed, by the numbers of their fields (onnx.proto).

/** A node of a graph with one result. */
export function node(
  operation: string,
  inputs: readonly string[],
  result: string,
  more: Buffer = Buffer.alloc(0),
): Buffer {
  const named = inputs.map((input) => text(1, input));
  return field(1, Buffer.concat([...named, text(2, result), text(3, result), text(4, operation), more]));
}

/** A whole number that a node is told. */
export function attribute(name: string, value: number): Buffer {
  return field(5, Buffer.concat([text(1, name), number(3, value), number(20, 2)]));
}

/** A list of whole numbers that a node is told. */
export function permutation(name: string, values: readonly number[]): Buffer {
  return field(5, Buffer.concat([text(1, name), ...values.map((value) => number(8, value)), number(20, 7)]));
}

/** An initializer of a graph: 32-bit floats. */
export function tensor(name: string, dimensions: readonly number[], values: readonly number[]): Buffer {
  return rawTensor(name, dimensions, Buffer.from(Float32Array.from(values).buffer));
}

/** The same of the bytes of 32-bit floats. */
export function rawTensor(name: string, dimensions: readonly number[], raw: Buffer): Buffer {
  return field(5, Buffer.concat([...dimensions.map((size) => number(1, size)), number(2, 1), text(8, name), field(9, raw)])); // prettier-ignore
}

/** An output of a graph: 32-bit floats of any shape. */
export function output(name: string): Buffer {
  return field(12, Buffer.concat([text(1, name), field(2, field(1, number(1, 1)))]));
}

/** A field of text. */
export function text(id: number, value: string): Buffer {
  return field(id, Buffer.from(value));
}

/** A field with a length. */
export function field(id: number, content: Buffer): Buffer {
  return Buffer.concat([varint(id * 8 + 2), varint(content.length), content]);
}

/** A field that is a whole number. */
export function number(id: number, value: number): Buffer {
  return Buffer.concat([varint(id * 8), varint(value)]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
  return Buffer.from([...bytes, value]);
}

/** A field as it was read. */
export interface Field {
  readonly id: number;
  /** Of a field with a length; of others empty. */
  readonly content: Buffer;
  readonly whole: Buffer;
}

/** The fields of a message. Throws where one is neither a whole number nor has a length. */
export function fieldsOf(message: Buffer): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const next = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = message[at++] ?? 0;
      value += (byte % 128) * scale;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const start = at;
    const tag = next();
    if (tag % 8 !== 0 && tag % 8 !== 2) throw new Error(`a field of kind ${tag % 8} is not read here`);
    const length = next();
    const from = at;
    if (tag % 8 === 2) at += length;
    fields.push({
      id: Math.floor(tag / 8),
      content: message.subarray(from, at),
      whole: message.subarray(start, at),
    });
  }
  return fields;
}
