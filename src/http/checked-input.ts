import type { z } from "zod";
import { HttpProblem } from "./problem.ts";

/** The value of a JSON text. @throws HttpProblem `body_not_json` */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Without the cause: its message quotes the text.
    throw new HttpProblem("body_not_json");
  }
}

/** The value as the schema has it. @throws HttpProblem `request_invalid`, naming the first part that is wrong */
export function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const path = result.error.issues[0]?.path.join(".") ?? "";
  throw new HttpProblem("request_invalid", { field: path === "" ? "body" : path });
}
