import { createHash, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { preparedPassword } from "./password-rules.ts";

/** Cost of scrypt (RFC 7914): N is 2^`ln`. */
export interface ScryptCost {
  readonly ln: number;
  readonly r: number;
  readonly p: number;
}

/** OWASP's Password Storage Cheat Sheet: N=2^17, r=8, p=1. It takes 128 MB and about half a second on one core. */
export const SCRYPT_COST: ScryptCost = { ln: 17, r: 8, p: 1 };

const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** No hash of ours asks for more; one that does was put into the database to wear the service down. */
const MOST_LN = 20;
const WRITTEN = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Hashes a password as `$scrypt$ln=17,r=8,p=1$SALT$HASH` (the PHC string format), of its SHA-256. Computed in a thread of Node's own. */
export async function hashPassword(password: string, cost: ScryptCost = SCRYPT_COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, cost);
  return `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${unpadded(salt)}$${unpadded(hash)}`;
}

/**
 * Whether a password is the one of a hash. Without a hash, for a name that nobody has, it computes as much and says no. The
 * hashes are compared in constant time. A hash that cannot be read is nobody's.
 */
export async function isPassword(
  password: string,
  written: string | null,
  cost: ScryptCost = SCRYPT_COST,
): Promise<boolean> {
  const read = written === null ? null : readHash(written);
  if (read === null) {
    await derive(password, Buffer.alloc(SALT_BYTES), cost);
    return false;
  }
  return timingSafeEqual(await derive(password, read.salt, read.cost), read.hash);
}

function readHash(written: string): { cost: ScryptCost; salt: Buffer; hash: Buffer } | null {
  const [, ln, r, p, salt = "", hash = ""] = WRITTEN.exec(written) ?? [];
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) };
  const bytes = Buffer.from(hash, "base64");
  const isUsable = cost.ln >= 1 && cost.ln <= MOST_LN && cost.r >= 1 && cost.p >= 1;
  return isUsable && bytes.length === HASH_BYTES
    ? { cost, salt: Buffer.from(salt, "base64"), hash: bytes }
    : null;
}

function derive(password: string, salt: Buffer, { ln, r, p }: ScryptCost): Promise<Buffer> {
  const N = 2 ** ln;
  // What scrypt takes is 128·N·r and 128·r·p; Node's own limit of 32 MB would refuse our cost.
  const maxmem = 128 * N * r + 128 * r * p + 1024 * 1024;
  return new Promise((resolve, reject) => {
    scrypt(digested(password), salt, HASH_BYTES, { N, r, p, maxmem }, (error, hash) => {
      if (error === null) resolve(hash);
      else reject(error);
    });
  });
}

/**
 * What scrypt is given in the password's place. HMAC, which scrypt begins with, fills its key up with zero bytes (RFC 2104), so
 * that "x" and "x\0" would have one hash; digests have one length each.
 */
function digested(password: string): string {
  return createHash("sha256").update(preparedPassword(password)).digest("base64");
}

function unpadded(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}
