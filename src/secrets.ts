import { hkdfSync, randomBytes } from "node:crypto";
import { link, mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";

/** What keys are for; each has one of its own, so that one that leaks opens nothing else. */
export type KeyPurpose = "token" | "person" | "session";

/** A secret from which keys are derived; it is not shown when printed. */
export interface Secret {
  /** 32 bytes, the same at every start: HKDF with SHA-256 (RFC 5869) and the purpose as its info. */
  key(purpose: KeyPurpose): Uint8Array;
}

/** A secret that cannot be read or made; the message tells what to mend. */
export class SecretError extends Error {
  override readonly name = "SecretError";
}

/** Name of the file in the data folder. */
const FILE = "app-secret";
const SECRET_BYTES = 32;
/** As `randomBytes(32)` in base64url. */
const WRITTEN = /^[A-Za-z0-9_-]{43}\n$/;
const KEY_BYTES = 32;
/** HKDF's salt need not be secret; it keeps these keys apart from those of any other program with the same secret. */
const SALT = "city-exchange-chatbot";

/**
 * The secret of the settings, or else that of the data folder, made at the first start with mode 0600. Rejects with
 * `SecretError` for a file that cannot be read or written, or does not hold a secret; such a file is left alone, since
 * conversations belong to people by a key derived from it.
 */
export async function loadSecret(dataDir: string, appSecret: string | null): Promise<Secret> {
  const path = join(dataDir, FILE);
  const secret = appSecret ?? (await readSecret(path)) ?? (await makeSecret(dataDir, path));
  return {
    key: (purpose) => new Uint8Array(hkdfSync("sha256", secret, SALT, purpose, KEY_BYTES)),
  };
}

async function readSecret(path: string): Promise<string | null> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new SecretError(`${path} cannot be read; give it back to its owner, or set APP_SECRET`, {
      cause: error,
    });
  }
  if (WRITTEN.test(text)) return text.trim();
  throw new SecretError(
    `${path} does not hold a secret as it was made. Put a copy of it back from a backup, set APP_SECRET, or remove it: another is made then, and every open conversation begins anew.`,
  );
}

/** Writes the secret aside and gives it its name only when it is whole; where another process was first, its one counts. */
async function makeSecret(dataDir: string, path: string): Promise<string> {
  const secret = randomBytes(SECRET_BYTES).toString("base64url");
  const part = `${path}-${randomBytes(8).toString("hex")}.part`;
  try {
    await mkdir(dataDir, { recursive: true });
    const file = await open(part, "wx", 0o600);
    try {
      await file.writeFile(`${secret}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await link(part, path);
  } catch (error) {
    const madeMeanwhile = (error as NodeJS.ErrnoException).code === "EEXIST" ? await readSecret(path) : null;
    if (madeMeanwhile !== null) return madeMeanwhile;
    throw new SecretError(
      `A secret cannot be made at ${path}; let the service write to its folder, or set APP_SECRET`,
      { cause: error },
    );
  } finally {
    await rm(part, { force: true });
  }
  return secret;
}
