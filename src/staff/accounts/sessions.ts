import type { AuditNote } from "../../store/audit-note.ts";
import type { SignInWay, StaffAccount, StaffStore } from "../../store/staff-store.ts";
import type { Member } from "../member.ts";
import { AccountError } from "./account-error.ts";
import { memberOfAccount } from "./account-role.ts";
import { isToken, mark, newToken } from "./mark.ts";
import { objectOfAccount } from "./objects.ts";

/** How long sessions last, in milliseconds. */
export interface SessionLimits {
  /** Without a request. */
  readonly idleMs: number;
  /** In all. */
  readonly absoluteMs: number;
}

/** What sessions are made with. */
export interface SessionParts {
  readonly store: StaffStore;
  /** 32 bytes, from which marks of tokens are made. */
  readonly key: Uint8Array;
  readonly limits: SessionLimits;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A session that began: the token is for its browser alone. */
export interface OpenedSession {
  readonly token: string;
  readonly member: Member;
}

/** A use is written down once a minute: a session may end so much early when nobody uses it. */
const TOUCH_EVERY_MS = 60_000;

/** Sessions of staff, kept in the store by marks of their tokens. */
export class Sessions {
  readonly #parts: SessionParts;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  /**
   * Begins a session with a new token.
   * @throws AccountError `sign_in_failed`: the account was changed since its password or provider was asked
   */
  async open(account: StaffAccount, way: SignInWay): Promise<OpenedSession> {
    const { store, now, limits } = this.#parts;
    const token = newToken();
    const at = now();
    const endsAt = at + limits.absoluteMs;
    const session = { key: this.#markOf(token), account, way, at, endsAt };
    const isOpen = await store.openSession(session, noteOf("session.signed_in", account, way));
    if (!isOpen) throw new AccountError("sign_in_failed");
    return { token, member: memberOfAccount(account) };
  }

  /** Who a token belongs to; null for one that is none, has ended, or whose account is disabled. */
  async memberOf(token: string): Promise<Member | null> {
    if (!isToken(token)) return null;
    const { store, now, limits } = this.#parts;
    const key = this.#markOf(token);
    const session = await store.session(key);
    if (session === null) return null;
    const at = now();
    const hasEnded = at >= session.endsAt || at - session.lastSeenAt >= limits.idleMs;
    if (hasEnded || session.account.disabled) return null;
    if (at - session.lastSeenAt >= TOUCH_EVERY_MS) await store.touchSession(key, at);
    return memberOfAccount(session.account);
  }

  /** Ends a session, if there is one. Returns how it began; null where there was none. */
  async end(token: string): Promise<SignInWay | null> {
    if (!isToken(token)) return null;
    const session = await this.#parts.store.endSession(this.#markOf(token), ({ account, way }) =>
      noteOf("session.signed_out", account, way),
    );
    return session?.way ?? null;
  }

  #markOf(token: string): string {
    return mark(this.#parts.key, "session", token);
  }
}

function noteOf(action: string, { id }: StaffAccount, way: SignInWay): AuditNote {
  return { by: id, action, object: objectOfAccount(id), before: null, after: { way } };
}
