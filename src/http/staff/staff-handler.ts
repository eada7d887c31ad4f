import type { Request, Response } from "express";
import type { z } from "zod";
import type { Member, Role } from "../../staff/member.ts";
import type { Handler } from "../add-route.ts";
import { checked, parsedJson } from "../checked-input.ts";
import { readBody } from "../read-body.ts";
import { MOST_STAFF_BODY_BYTES } from "./faq-input.ts";
import type { StaffAccess } from "./staff-access.ts";

/** Handles a request of a member who has come through. */
export type StaffHandler = (request: Request, response: Response, member: Member) => void | Promise<void>;

/** A handler that those reach who have at least a role; nothing of the answer is kept anywhere. */
export function staffHandler(access: StaffAccess, role: Role, handler: StaffHandler): Handler {
  const guard = access.requires(role);
  return (request, response) => {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const passed = async (): Promise<void> => {
      response.setHeader("Cache-Control", "no-store");
      await handler(request, response, access.memberOf(response));
    };
    // A guard may answer itself, and then it calls nobody.
    response.once("close", resolve);
    const guarded: unknown = guard(request, response, (error?: unknown) => {
      if (error === undefined) passed().then(resolve, reject);
      else reject(toError(error));
    });
    if (guarded instanceof Promise) guarded.catch(reject);
    return promise.then(() => undefined);
  };
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** The body of a request of the staff, as the schema has it. @throws HttpProblem as `readBody`, `parsedJson` and `checked` do */
export async function staffBody<T>(schema: z.ZodType<T>, request: Request, response: Response): Promise<T> {
  const text = await readBody(request, response, "application/json", MOST_STAFF_BODY_BYTES);
  return checked(schema, parsedJson(text));
}
