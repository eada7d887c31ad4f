/** Whole months for which the audit log is kept, unless set: three years, in which most changes are asked about. */
export const AUDIT_MONTHS = 36;
