import { createHash } from "node:crypto";

/** Made at random, for nothing but these keys. */
const NAMESPACE = Buffer.from("6d0c1be7f1f04f0fa4d5a2fc0a7b9e35", "hex");

/** The retry key of a turn: a UUID made of its id (RFC 9562, version 5), the same after a restart. */
export function retryKey(turnId: string): string {
  const bytes = createHash("sha1").update(NAMESPACE).update(turnId).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, "$1-$2-$3-$4-$5");
}
