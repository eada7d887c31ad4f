import type { Readable, Writable } from "node:stream";
import { UsageError } from "../run-command.ts";

/** Where a password comes from, and where questions for it go. */
export interface PasswordSource {
  readonly input: Readable & { readonly isTTY?: boolean; setRawMode?(isRaw: boolean): unknown };
  readonly output: Writable;
}

/** More than any password has; what goes on is no line. */
const MOST_CHARACTERS = 4_096;
const INTERRUPTED = ["\u0003", "\u0004"];
const ENDED = ["\r", "\n"];
const RUBBED_OUT = ["\u007f", "\b"];

/**
 * A new password: from a terminal asked for twice and not shown, otherwise the first line of the input.
 * @throws UsageError for two that differ, no line, and an interruption
 */
export async function readNewPassword({ input, output }: PasswordSource): Promise<string> {
  if (input.isTTY !== true) return firstLine(input);
  const first = await hiddenLine({ input, output }, "Password: ");
  const second = await hiddenLine({ input, output }, "Once more: ");
  if (first !== second) throw new UsageError("the two passwords differ; nothing was changed");
  return first;
}

async function firstLine(input: Readable): Promise<string> {
  input.setEncoding("utf8");
  let text = "";
  for await (const chunk of input) {
    text += String(chunk);
    if (text.includes("\n") || text.length > MOST_CHARACTERS) break;
  }
  const line = text.split("\n", 1)[0]?.replace(/\r$/, "") ?? "";
  if (line === "")
    throw new UsageError("no password was given: type it in a terminal, or give it as a line of input");
  return line;
}

/** A line that is typed and not shown. In raw mode the terminal neither shows what is typed nor edits it: done here. */
function hiddenLine({ input, output }: PasswordSource, question: string): Promise<string> {
  output.write(question);
  input.setRawMode?.(true);
  input.setEncoding("utf8");
  return new Promise((resolve, reject) => {
    let typed: string[] = [];
    const finish = (settle: () => void): void => {
      input.off("data", read);
      input.setRawMode?.(false);
      input.pause();
      output.write("\n");
      settle();
    };
    const read = (chunk: string): void => {
      for (const character of chunk) {
        if (INTERRUPTED.includes(character)) {
          finish(() => {
            reject(new UsageError("interrupted; nothing was changed"));
          });
          return;
        }
        if (ENDED.includes(character)) {
          finish(() => {
            resolve(typed.join(""));
          });
          return;
        }
        if (RUBBED_OUT.includes(character)) typed = typed.slice(0, -1);
        else typed.push(character);
      }
    };
    input.on("data", read);
    input.resume();
  });
}
