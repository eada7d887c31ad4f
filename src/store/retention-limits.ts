/** Whole months for which the audit log is kept, unless set: two years. */
export const AUDIT_MONTHS = 24;
