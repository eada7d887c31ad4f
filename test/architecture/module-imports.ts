import { readdir, readFile } from "node:fs/promises";
import { join, posix, relative, sep } from "node:path";
import ts from "typescript";

/** One place where a module names another. */
export interface ModuleImport {
  /** Path of the importing file below the root, with slashes. */
  readonly file: string;
  /** Line of it, from 1. */
  readonly line: number;
  /** What is imported: a path below the root for a relative one, else as it is written; null where it is computed. */
  readonly target: string | null;
  /** Whether it is gone when the types are stripped. */
  readonly typeOnly: boolean;
}

/** Every static and dynamic import, re-export and `require` of the TypeScript files below a root, in path order. */
export async function moduleImports(root: string): Promise<ModuleImport[]> {
  const files = (await readdir(root, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
  const all = await Promise.all(
    files.map(async (file) => importsOf(file, await readFile(join(root, file), "utf8"))),
  );
  return all.flat();
}

function importsOf(file: string, text: string): ModuleImport[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: ModuleImport[] = [];
  const add = (node: ts.Node, specifier: ts.Expression | undefined, typeOnly: boolean): void => {
    const written = specifier !== undefined && ts.isStringLiteralLike(specifier) ? specifier.text : null;
    const target = written?.startsWith(".") ? posix.join(posix.dirname(file), written) : written;
    found.push({
      file,
      line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1,
      target,
      typeOnly,
    });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      add(node, node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
      add(node, node.moduleSpecifier, node.isTypeOnly);
    } else if (ts.isImportTypeNode(node)) {
      add(node, literalOf(node.argument), true);
    } else if (
      ts.isCallExpression(node) &&
      (node.expression.kind === ts.SyntaxKind.ImportKeyword || isRequire(node.expression))
    ) {
      add(node, node.arguments[0], false);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isRequire(expression: ts.Expression): boolean {
  return ts.isIdentifier(expression) && expression.text === "require";
}

function literalOf(type: ts.TypeNode): ts.StringLiteral | undefined {
  return ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? type.literal : undefined;
}
