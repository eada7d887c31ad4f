import { message } from "../language/messages/index.ts";
import type { InterfaceLanguage, MessageValues } from "../language/messages/index.ts";
import { PROBLEM_STATUS, RETRY_AFTER_S } from "./problem-codes.ts";
import type { ProblemCode } from "./problem-codes.ts";

/** What a problem can say beyond its code. */
export interface ProblemDetails {
  /** Filled into the detail's words. */
  readonly values?: MessageValues;
  /** The part of the request that is wrong. */
  readonly field?: string;
  /** Whole seconds until a new try makes sense; sent as `Retry-After`. Where the words name them there is a default. */
  readonly retryAfter?: number;
  /** Further members of the problem (RFC 9457, 3.2). */
  readonly extension?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** A request that ends with an error, by its stable code. */
export class HttpProblem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly values: MessageValues;
  readonly field: string | null;
  readonly retryAfter: number | null;
  readonly extension: Readonly<Record<string, unknown>>;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(code, { cause: details.cause });
    this.name = "HttpProblem";
    this.code = code;
    this.status = PROBLEM_STATUS[code];
    this.field = details.field ?? null;
    this.retryAfter = details.retryAfter ?? RETRY_AFTER_S[code] ?? null;
    this.extension = details.extension ?? {};
    this.values = {
      ...details.values,
      ...(details.field === undefined ? {} : { field: details.field }),
      ...(this.retryAfter === null ? {} : { seconds: this.retryAfter }),
    };
  }

  /** A short name of what went wrong, in the reader's language. */
  title(language: InterfaceLanguage): string {
    return message(language, `problem.${this.code}.title`);
  }

  /** A sentence on what to do, in the reader's language. */
  detail(language: InterfaceLanguage): string {
    return message(language, `problem.${this.code}.detail`, this.values);
  }
}

/** Any error as a problem: ours as it is, a request that the router cannot read as 400, the rest as a fault of ours. */
export function toProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  // The router marks a path whose percent escapes cannot be decoded with the status 400.
  if (error instanceof URIError) return new HttpProblem("request_invalid", { field: "path", cause: error });
  return new HttpProblem("internal_error", { cause: error });
}
