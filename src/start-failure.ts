import { QuestionTemplatesError } from "./answer/question-templates.ts";
import { RepliesError } from "./answer/official-file.ts";
import { ConfigError } from "./config.ts";
import { ListenError } from "./http/listen.ts";
import { DictionaryError } from "./language/dictionary.ts";
import { SourcesError } from "./read-sources.ts";
import { RecordsError } from "./records/records-error.ts";
import { SearchIndexError } from "./search/search-index.ts";
import { SecretError } from "./secrets.ts";
import { StoreError } from "./store/store-error.ts";

/** Errors whose message tells whoever runs the bot what to mend. */
const TELLING = [
  ConfigError,
  DictionaryError,
  QuestionTemplatesError,
  RecordsError,
  RepliesError,
  SearchIndexError,
  SecretError,
  SourcesError,
  StoreError,
];

/** What to print about an error that stopped a start: its message, with causes; null for a fault of ours, which needs its stack. */
export function startFailure(error: unknown): string | null {
  if (error instanceof ListenError) return listenFailure(error);
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof Error) || !TELLING.some((kind) => error instanceof kind)) return null;
  return withCauses(error);
}

function listenFailure(error: ListenError): string {
  const code = (error.cause as NodeJS.ErrnoException | undefined)?.code;
  switch (code) {
    case "EADDRINUSE":
      return `${error.message}: it is in use. Stop what uses it, or set PORT to another one (PORT=0 takes any free one).`;
    case "EACCES":
      return `${error.message}: it is not allowed. Set PORT to one above 1023.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `${error.message}: this machine has no such address. Set HOST to 127.0.0.1, 0.0.0.0 or one of its own.`;
    default:
      return `${withCauses(error)}. PORT and HOST say where to listen.`;
  }
}

function withCauses(error: Error): string {
  const { cause } = error;
  if (!(cause instanceof Error) || error.message.includes(cause.message)) return error.message;
  return `${error.message}: ${withCauses(cause)}`;
}
