/** What staff may do, from least to most: read; also write FAQs and close gaps; also keep accounts and read the audit log. */
export const ROLES = ["reader", "editor", "admin"] as const;

export type Role = (typeof ROLES)[number];

/** Someone of the city's staff who has signed in. */
export interface Member {
  /** Of the account; the same for life. */
  readonly id: string;
  /** What colleagues read. */
  readonly name: string;
  readonly role: Role;
}
