/** Why a sign-in at the provider did not come about. */
export type OidcFault =
  /** It has ended, was used, or was begun in another browser. */
  | "sign_in_stale"
  /** The provider, or the account here, does not let this person in. */
  | "sign_in_refused"
  /** The provider vouches for the person, but gives no role. */
  | "sign_in_without_role"
  /** The provider cannot be reached, or answers what cannot be right. */
  | "sign_in_provider_failed";

/** A sign-in that did not come about. The cause holds codes of the provider, and may hold more: it is not shown. */
export class OidcError extends Error {
  override readonly name = "OidcError";
  readonly code: OidcFault;

  constructor(code: OidcFault, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}
