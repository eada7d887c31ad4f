import { createHmac, randomBytes } from "node:crypto";

/** What marks are made of; each has its own, so that none can stand for another. */
export type MarkPurpose = "session" | "name" | "address" | "state" | "browser" | "teams";

/**
 * HMAC-SHA-256 of something, in hexadecimal: what the store keeps of tokens, so that who reads the database can sign in
 * with nothing of it, and of names and addresses that were tried.
 */
export function mark(key: Uint8Array, purpose: MarkPurpose, text: string): string {
  return createHmac("sha256", key).update(`${purpose}\0${text}`).digest("hex");
}

/** 256 random bits, in base64url. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** Whether a text can be a token of ours; nothing else is looked for. */
export function isToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}
