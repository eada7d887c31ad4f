import { crc32 } from "node:zlib";

/** A file in an archive. */
export interface ZippedFile {
  /** ASCII, with slashes. */
  readonly name: string;
  readonly content: Uint8Array;
}

/** Signatures, sizes and fields of PKWARE's APPNOTE 6.3.9, 4.3.7, 4.3.12 and 4.3.16. */
const LOCAL_HEADER = 0x04034b50;
const LOCAL_BYTES = 30;
const CENTRAL_HEADER = 0x02014b50;
const CENTRAL_BYTES = 46;
const END_OF_CENTRAL = 0x06054b50;
const END_BYTES = 22;
/** Needed to read: version 1.0, no compression. */
const VERSION = 10;
/** 1980-01-01 00:00, the first day there is: the same files make the same archive. */
const DATE = 0x0021;

/** A ZIP archive of a few small files, uncompressed. */
export function zip(files: readonly ZippedFile[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of files) {
    const nameBytes = Buffer.from(name, "ascii");
    const common = commonFields(nameBytes.length, content);
    const local = Buffer.alloc(LOCAL_BYTES);
    local.writeUInt32LE(LOCAL_HEADER, 0);
    common.copy(local, 4);
    const central = Buffer.alloc(CENTRAL_BYTES);
    central.writeUInt32LE(CENTRAL_HEADER, 0);
    central.writeUInt16LE(VERSION, 4);
    common.copy(central, 6);
    central.writeUInt32LE(offset, 42);
    locals.push(local, nameBytes, Buffer.from(content));
    centrals.push(central, nameBytes);
    offset += LOCAL_BYTES + nameBytes.length + content.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(END_OF_CENTRAL, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** The 26 bytes that a file's header and its entry in the directory have in common. */
function commonFields(nameLength: number, content: Uint8Array): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(VERSION, 0);
  fields.writeUInt16LE(DATE, 8);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(content.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}
