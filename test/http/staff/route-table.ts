import type { Express } from "express";

/** A route as the app has it. */
export interface FoundRoute {
  readonly method: string;
  readonly path: string;
}

interface Layer {
  readonly route?: { readonly path: unknown; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: unknown;
}

/** Methods and paths of all routes of an app below these paths, in order. Throws for what could hide further ones. */
export function routesBelow(app: Express, tops: readonly string[]): FoundRoute[] {
  const { stack } = app.router as unknown as { readonly stack: readonly Layer[] };
  return stack
    .flatMap(({ route, handle }) => {
      if (route === undefined) {
        const isRouter = typeof handle === "function" && "stack" in handle;
        if (isRouter) throw new Error("a router is mounted in the app: its routes would not be seen here");
        return [];
      }
      if (typeof route.path !== "string") throw new Error("a route has a path that is no text");
      const { path, methods } = route;
      const isBelow = tops.some((top) => path === top || path.startsWith(`${top}/`));
      const named = Object.keys(methods).filter((method) => method !== "_all");
      return isBelow ? named.map((method) => ({ method: method.toUpperCase(), path })) : [];
    })
    .sort((one, other) => (one.path + one.method < other.path + other.method ? -1 : 1));
}

/** A table in Markdown, as Prettier leaves it. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
