/**
 * Every problem that the service reports, with its HTTP status. The codes are stable: clients may test them, so one
 * is never renamed or given another meaning. Their words are in `language/messages` as `problem.CODE.title` and
 * `problem.CODE.detail`.
 */
export const PROBLEM_STATUS = {
  body_not_json: 400,
  body_not_utf8: 400,
  body_incomplete: 400,
  body_too_large: 413,
  content_type_unsupported: 415,
  charset_unsupported: 415,
  encoding_unsupported: 415,
  request_invalid: 400,
  question_empty: 400,
  question_too_long: 400,
  question_not_unicode: 400,
  language_unsupported: 400,
  conversation_unknown: 404,
  token_missing: 401,
  token_expired: 403,
  signature_missing: 401,
  signature_wrong: 403,
  origin_not_allowed: 403,
  caller_unknown: 401,
  caller_forbidden: 403,
  caller_keys_missing: 503,
  upload_unsupported: 415,
  too_many_waiting: 429,
  answer_unknown: 404,
  gap_unknown: 404,
  article_unknown: 404,
  article_withdrawn: 410,
  not_found: 404,
  method_not_allowed: 405,
  rate_limited: 429,
  busy: 503,
  not_ready: 503,
  internal_error: 500,
} as const;

/** The stable name of a problem. */
export type ProblemCode = keyof typeof PROBLEM_STATUS;
