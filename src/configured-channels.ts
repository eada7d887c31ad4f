import type { Config } from "./config.ts";
import type { AddCalledBack } from "./http/called-back.ts";

/** Loads a channel with its SDK where the settings name it; null where they do not. */
type LoadChannel = (config: Config) => Promise<AddCalledBack> | null;

/** The channels that are called back, a line each. */
const CHANNELS: readonly LoadChannel[] = [
  ({ line }) => line && import("./http/line.ts").then(({ addLine }) => addLine(line)),
  ({ teams }) => teams && import("./http/teams.ts").then(({ addTeams }) => addTeams(teams)),
];

/**
 * The channels that the settings name. An SDK whose channel is not set is never loaded, since it costs start time and
 * memory. Rejects where one cannot be loaded.
 */
export async function configuredChannels(config: Config): Promise<readonly AddCalledBack[]> {
  return Promise.all(CHANNELS.flatMap((load) => load(config) ?? []));
}
