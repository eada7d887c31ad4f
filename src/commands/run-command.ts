import { parseArgs, type ParseArgsConfig } from "node:util";
import { startFailure } from "../start-failure.ts";
import { QuestionsError } from "./eval/questions.ts";
import { LineMenuError } from "./line-menu/line-menu-error.ts";
import { RecallError } from "./recall/recall-error.ts";
import { StaffCommandError } from "./staff/staff-command-error.ts";
import { AppPackageError } from "./teams-package/app-package.ts";

/** Exit codes of the commands, as shells use them. */
const EXIT_FAILED = 1;
const EXIT_USAGE = 2;

/** A command line that cannot be followed; its message is printed with the way to `--help`, and the exit code is 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Errors of commands whose message tells what to mend. */
const TELLING = [UsageError, QuestionsError, LineMenuError, AppPackageError, StaffCommandError, RecallError];

/** What a command takes. */
export interface CommandLine<Options extends NonNullable<ParseArgsConfig["options"]>> {
  /** Printed by `--help`. */
  readonly help: string;
  readonly options: Options;
  /** Whether words that are no options are taken. */
  readonly allowPositionals?: boolean;
}

type Parsed<Options extends NonNullable<ParseArgsConfig["options"]>> = ReturnType<
  typeof parseArgs<{ options: Options; allowPositionals: boolean; strict: true }>
>;

/**
 * Runs a command on the arguments of this process. Sets the exit code: 0, 1 with a message where something has to be
 * mended first, 2 where the command line cannot be followed. Rejects for a fault of ours.
 */
export async function runCommand<const Options extends NonNullable<ParseArgsConfig["options"]>>(
  { help, options, allowPositionals = false }: CommandLine<Options>,
  run: (parsed: Parsed<Options>) => Promise<void>,
): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(`${help}\n`);
    return;
  }
  try {
    await run(parsed({ args, options, allowPositionals, strict: true }));
  } catch (error) {
    const message = failureMessage(error);
    if (message === null) throw error;
    const isUsage = error instanceof UsageError;
    process.stderr.write(isUsage ? `${message}\n--help says what this command takes.\n` : `${message}\n`);
    process.exitCode = isUsage ? EXIT_USAGE : EXIT_FAILED;
  }
}

function parsed<const Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function failureMessage(error: unknown): string | null {
  if (TELLING.some((kind) => error instanceof kind)) return (error as Error).message;
  return startFailure(error);
}
