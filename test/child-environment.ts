/**
 * What a process started by a test has of this one's environment: where programs are found, and where Node keeps what
 * it compiled, as after `launch.mjs`.
 */
export function childEnvironment(): NodeJS.Dict<string> {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  return { PATH, NODE_COMPILE_CACHE };
}
