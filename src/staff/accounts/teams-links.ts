import type { StaffAccount, StaffStore } from "../../store/staff-store.ts";
import type { Member } from "../member.ts";
import { AccountError } from "./account-error.ts";
import { memberOfAccount } from "./account-role.ts";
import { mark } from "./mark.ts";

/** Somebody as Entra knows them, and Teams tells them. */
export interface EntraPerson {
  /** Id of the tenant, a GUID. */
  readonly tenant: string;
  /** Id of the person's object in that tenant, a GUID. */
  readonly objectId: string;
}

export interface TeamsLinksParts {
  readonly store: StaffStore;
  /** 32 bytes, from which marks of people are made. */
  readonly key: Uint8Array;
  /** The tenant whose people may be staff, a GUID in lower case; null: nobody in Teams is. */
  readonly tenant: string | null;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/**
 * For how long a provider's word for someone holds in Teams: it is not asked in between, and whoever signs in at the desk
 * within that time never notices.
 */
const VOUCHED_MS = 30 * 86_400_000;

/** Which account somebody in Teams has. The store holds an HMAC of who it is: whoever reads it can name nobody. */
export class TeamsLinks {
  readonly #parts: TeamsLinksParts;

  constructor(parts: TeamsLinksParts) {
    this.#parts = parts;
  }

  /** Whether anybody can be linked: a tenant is set. */
  get isSet(): boolean {
    return this.#parts.tenant !== null;
  }

  /** Who of the staff somebody is now; null for nobody, another tenant's people and disabled accounts. */
  async memberOf({ tenant, objectId }: EntraPerson): Promise<Member | null> {
    const { store, now } = this.#parts;
    if (this.#parts.tenant === null || tenant.toLowerCase() !== this.#parts.tenant) return null;
    const account = await store.accountInTeams(this.#markOf(objectId.toLowerCase()), now());
    return account === null || account.disabled ? null : memberOfAccount(account);
  }

  /**
   * Links an account with the person of the city's tenant who has that object id; null takes its link back. `by` is the
   * account that does it, null on the command line.
   * @throws AccountError `teams_not_set`, `teams_id_invalid`, `teams_id_taken`, `account_unknown`
   */
  async link(accountId: string, objectId: string | null, by: string | null): Promise<void> {
    const id = objectId?.trim().toLowerCase() ?? null;
    if (id !== null && this.#parts.tenant === null) throw new AccountError("teams_not_set");
    if (id !== null && !GUID.test(id)) throw new AccountError("teams_id_invalid");
    const link = id === null ? null : { key: this.#markOf(id), endsAt: null };
    const outcome = await this.#parts.store.linkTeams(accountId, link, by);
    if (outcome === "unknown") throw new AccountError("account_unknown");
    if (outcome === "taken") throw new AccountError("teams_id_taken");
  }

  /** Links an account whose provider is the tenant itself and tells who it is; does nothing for any other. */
  async linkVouched(
    { id }: Pick<StaffAccount, "id">,
    issuer: string,
    claims: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const { store, tenant, now } = this.#parts;
    const objectId = tenant === null ? null : vouchedObjectId(tenant, issuer, claims);
    if (objectId === null) return;
    await store.linkTeamsByProvider(id, { key: this.#markOf(objectId), endsAt: now() + VOUCHED_MS });
  }

  /** Ids of the accounts that have a link. */
  linked(): Promise<ReadonlySet<string>> {
    return this.#parts.store.linkedInTeams(this.#parts.now());
  }

  #markOf(objectId: string): string {
    return mark(this.#parts.key, "teams", `${this.#parts.tenant ?? ""}\0${objectId}`);
  }
}

/**
 * The object id that an ID token of a tenant tells; null for tokens of anybody else. At another provider `oid` and `tid` may
 * be what somebody wrote into a profile: only an issuer that is the tenant's own (`https://…/TENANT/v2.0`) is believed.
 */
function vouchedObjectId(
  tenant: string,
  issuer: string,
  { oid, tid }: Readonly<Record<string, unknown>>,
): string | null {
  if (typeof oid !== "string" || typeof tid !== "string") return null;
  const isTenants = URL.parse(issuer)?.pathname.toLowerCase() === `/${tenant}/v2.0`;
  const objectId = oid.toLowerCase();
  return isTenants && tid.toLowerCase() === tenant && GUID.test(objectId) ? objectId : null;
}
