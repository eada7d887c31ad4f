import "./no-tracing.ts";
import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import { build } from "vite";
import { answerEn } from "./language/messages/answer/en.ts";
import { answerZhHant } from "./language/messages/answer/zh-Hant.ts";
import { chatEn } from "./language/messages/chat/en.ts";
import { chatZhHant } from "./language/messages/chat/zh-Hant.ts";

/** Private methods stay as they are: taken out for browsers from before 2022, they cost a tenth of the size. */
const TARGET = "es2022";
const WEB = fileURLToPath(new URL("./web", import.meta.url));
/** The licence of Lit asks for its notice wherever it goes; the text stands in NOTICE. */
const NOTICE = "/*! Contains Lit, (c) Google LLC, BSD-3-Clause. */\n";

/** The words of the conversation part, by the folder that they stand in. */
const WORDS: Readonly<Record<"answer" | "chat", Readonly<Record<"en" | "zhHant", Words>>>> = {
  answer: { en: answerEn, zhHant: answerZhHant },
  chat: { en: chatEn, zhHant: chatZhHant },
};
type Words = Readonly<Record<string, string>>;

/** The list of a build's files, written last: with it the build is whole. */
export interface WidgetBuild {
  readonly loader: string;
  readonly panel: string;
}

// A process of its own: bundling holds its thread for longer than citizens are to wait.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , folder, name] = process.argv;
  if (folder === undefined || name === undefined) throw new TypeError("usage: bundle-widget.ts FOLDER NAME");
  await bundleWidget(folder, name);
}

/**
 * Builds the widget into a folder: the conversation part under a name made of its content, the loader that knows this
 * name as `NAME.js`, each also compressed, and `NAME.json`, a `WidgetBuild`.
 */
async function bundleWidget(folder: string, name: string): Promise<void> {
  const panelCode = NOTICE + (await bundled("panel.ts", "es", {}));
  const hash = createHash("sha256").update(panelCode).digest("hex").slice(0, 12);
  const files: WidgetBuild = { loader: `${name}.js`, panel: `panel-${hash}.js` };
  await writeCompressed(join(folder, files.panel), panelCode);
  const loaderCode = await bundled("widget.ts", "iife", { PANEL_FILE: JSON.stringify(files.panel) });
  await writeCompressed(join(folder, files.loader), loaderCode);
  await writeFile(join(folder, `${name}.json`), JSON.stringify(files));
}

async function bundled(
  entry: string,
  format: "es" | "iife",
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
      { name: "keys-once", enforce: "pre", load: withKeysOfEnglish },
      { name: "no-indentation", enforce: "pre", transform: withoutIndentation },
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

/** Has Chinese words stand without their keys, in the order of the English ones, which have them already. */
function withKeysOfEnglish(id: string): string | null {
  const name = /language\/messages\/(answer|chat)\/zh-Hant\.ts$/u.exec(id)?.[1] as
    keyof typeof WORDS | undefined;
  if (name === undefined) return null;
  const { en, zhHant } = WORDS[name];
  const words = Object.keys(en).map((key) => zhHant[key]);
  return `import { ${name}En } from "./en.ts";
const words = ${JSON.stringify(words)};
export const ${name}ZhHant = Object.fromEntries(Object.keys(${name}En).map((key, at) => [key, words[at]]));`;
}

/** Takes the indentation out of our own files, above all of the templates in them, where nothing else would. */
function withoutIndentation(code: string, id: string): string | null {
  return id.startsWith(WEB) && id.endsWith(".ts") ? code.replaceAll(/\n\s+/gu, "\n") : null;
}

async function writeCompressed(path: string, code: string): Promise<void> {
  await writeFile(path, code);
  await writeFile(`${path}.gz`, await promisify(gzip)(code, { level: 9 }));
  await writeFile(`${path}.br`, await promisify(brotliCompress)(code));
}
