import "./no-tracing.ts";
import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import { build } from "vite";

/** Private methods stay as they are: taken out for browsers from before 2022, they cost a tenth of the size. */
const TARGET = "es2022";
const WEB = fileURLToPath(new URL("./web", import.meta.url));
const MESSAGES = fileURLToPath(new URL("./language/messages", import.meta.url));
/** The name of a text of the chat, as it stands in the sources. */
const NAME = /"((?:chat|result|sources)\.[\w.]+)"/gu;
/** "a0" in base 36: a name that looks like a number would stand before the others in the order of an object's keys. */
const FIRST_NAME = 360;
/** The licence of Lit asks for its notice wherever it goes; the text stands in NOTICE. */
const NOTICE = "/*! Contains Lit, (c) Google LLC, BSD-3-Clause. */\n";

/** The list of a build's files, written last: with it the build is whole. */
export interface WidgetBuild {
  readonly loader: string;
  readonly panel: string;
  /** The staff desk, which is another page's but made of the same parts. */
  readonly desk: string;
}

// A process of its own: bundling holds its thread for longer than citizens are to wait.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , folder, name] = process.argv;
  if (folder === undefined || name === undefined) throw new TypeError("usage: bundle-widget.ts FOLDER NAME");
  await bundleWidget(folder, name);
}

/**
 * Builds the widget into a folder: the conversation part and the staff desk under names made of their content, the loader
 * that knows the first of these names as `NAME.js`, each also compressed, and `NAME.json`, a `WidgetBuild`.
 */
async function bundleWidget(folder: string, name: string): Promise<void> {
  const names = await shortNames();
  const panelCode = NOTICE + (await bundled("panel.ts", "es", names, {}));
  const deskCode = NOTICE + (await bundled("desk.ts", "es", names, {}));
  const files: WidgetBuild = {
    loader: `${name}.js`,
    panel: `panel-${hashOf(panelCode)}.js`,
    desk: `desk-${hashOf(deskCode)}.js`,
  };
  await writeCompressed(join(folder, files.desk), deskCode);
  await writeCompressed(join(folder, files.panel), panelCode);
  const loaderCode = await bundled("widget.ts", "iife", names, { PANEL_FILE: JSON.stringify(files.panel) });
  await writeCompressed(join(folder, files.loader), loaderCode);
  await writeFile(join(folder, `${name}.json`), JSON.stringify(files));
}

function hashOf(code: string): string {
  return createHash("sha256").update(code).digest("hex").slice(0, 12);
}

async function bundled(
  entry: string,
  format: "es" | "iife",
  names: ReadonlyMap<string, string>,
  define: Record<string, string>,
): Promise<string> {
  const result = await build({
    configFile: false,
    root: WEB,
    logLevel: "error",
    mode: "production",
    publicDir: false,
    define,
    plugins: [
      { name: "no-indentation", enforce: "pre", transform: withoutIndentation },
      { name: "short-names", enforce: "pre", transform: (code, id) => withShortNames(code, id, names) },
    ],
    build: {
      target: TARGET,
      write: false,
      minify: true,
      cssMinify: true,
      modulePreload: false,
      rolldownOptions: {
        input: join(WEB, entry),
        output: { format, codeSplitting: false },
        preserveEntrySignatures: "strict",
      },
    },
  });
  const outputs = Array.isArray(result)
    ? result.flatMap((one) => one.output)
    : "output" in result
      ? result.output
      : [];
  const [chunk, ...others] = outputs;
  if (chunk?.type !== "chunk" || others.length > 0) throw new Error(`${entry} did not become one file`);
  return chunk.code;
}

/** Takes the indentation out of our own files, above all of the templates in them, where nothing else would. */
function withoutIndentation(code: string, id: string): string | null {
  return id.startsWith(WEB) && id.endsWith(".ts") ? code.replaceAll(/\n\s+/gu, "\n") : null;
}

/**
 * Short names for those of texts ("chat.close"), which stand in the bundle once for every use and every language. Those
 * that the code puts together while it runs (`chat.reason.${reason}`) stay as they are.
 */
async function shortNames(): Promise<ReadonlyMap<string, string>> {
  const files = (await readdir(WEB, { recursive: true })).filter((file) => file.endsWith(".ts")).sort();
  const code = (await Promise.all(files.map((file) => readFile(join(WEB, file), "utf8")))).join("\n");
  const composed = Array.from(code.matchAll(/`((?:\w+\.)+)\$\{/gu), ([, prefix = ""]) => prefix);
  const names = Array.from(code.matchAll(NAME), ([, name = ""]) => name);
  const fixed = [...new Set(names)].filter((name) => !composed.some((prefix) => name.startsWith(prefix)));
  return new Map(fixed.map((name, index) => [name, (FIRST_NAME + index).toString(36)]));
}

function withShortNames(code: string, id: string, names: ReadonlyMap<string, string>): string | null {
  if (!id.startsWith(WEB) && !id.startsWith(MESSAGES)) return null;
  return code.replaceAll(NAME, (quoted, name: string) => {
    const short = names.get(name);
    return short === undefined ? quoted : `"${short}"`;
  });
}

async function writeCompressed(path: string, code: string): Promise<void> {
  await writeFile(path, code);
  await writeFile(`${path}.gz`, await promisify(gzip)(code, { level: 9 }));
  await writeFile(`${path}.br`, await promisify(brotliCompress)(code));
}
