/** A change of something that staff keep, to be noted where it is made. */
export interface AuditNote {
  /** Id of the account that made it; null for the service itself and the command line. */
  readonly by: string | null;
  /** What was done, such as `faq.published` or `account.role_changed`. */
  readonly action: string;
  /** What it was done to, such as `faq:01JABC`. */
  readonly object: string;
  /** What stood there before and stands there now, as JSON has it; null where there was or is nothing. No secrets. */
  readonly before: unknown;
  readonly after: unknown;
}
