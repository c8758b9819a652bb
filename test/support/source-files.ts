import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";

/** One import, export from, dynamic import, type import or require. */
export interface Import {
  readonly specifier: string;
  /** Path in the repository for imports of our own files; `undefined` for packages. */
  readonly target: string | undefined;
}

/** A TypeScript file of the project. */
export interface SourceFile {
  /** Path in the repository, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly lineCount: number;
  readonly imports: readonly Import[];
  /** Kinds of its syntax nodes. */
  readonly nodeTypes: ReadonlySet<string>;
  /** Functions that are called with a text as their first argument, as `[name, text]`. */
  readonly textCalls: readonly (readonly [string, string])[];
}

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Paths of all files and folders below a folder of the repository, with slashes. */
export const pathsBelow = (folder: string): readonly string[] =>
  readdirSync(`${root}/${folder}`, { recursive: true, withFileTypes: true })
    .map((entry) => posix.join(entry.parentPath.replaceAll("\\", "/"), entry.name))
    .map((path) => posix.relative(root.replaceAll("\\", "/"), path));

/** Reads and parses all TypeScript files below a folder of the repository. */
export const sourceFilesBelow = (folder: string): readonly SourceFile[] =>
  pathsBelow(folder)
    .filter((path) => /\.tsx?$/.test(path))
    .map(readSourceFile);

const readSourceFile = (path: string): SourceFile => {
  const text = readFileSync(`${root}/${path}`, "utf8");
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors.map(({ message }) => message).join("; ")}`);
  const specifiers: string[] = [];
  const nodeTypes = new Set<string>();
  const textCalls: [string, string][] = [];
  walk(program, (node) => {
    nodeTypes.add(String(node.type));
    const source = literalText(node.source);
    if (source !== undefined) specifiers.push(source);
    if (node.type !== "CallExpression") return;
    const [name, first] = [calledName(node.callee), literalText((node.arguments as unknown[])[0])];
    if (first === undefined) return;
    textCalls.push([name, first]);
    if (name === "require") specifiers.push(first);
  });
  const imports = specifiers.map((specifier) => ({ specifier, target: targetOf(path, specifier) }));
  return { path, text, lineCount: text.trimEnd().split("\n").length, imports, nodeTypes, textCalls };
};

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";

const walk = (value: unknown, visit: (node: Node) => void): void => {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  if (!isNode(value)) return;
  visit(value);
  for (const child of Object.values(value)) walk(child, visit);
};

const literalText = (value: unknown): string | undefined => {
  if (!isNode(value)) return undefined;
  if (value.type === "TSLiteralType") return literalText(value.literal);
  return value.type === "Literal" && typeof value.value === "string" ? value.value : undefined;
};

const calledName = (callee: unknown): string => {
  if (!isNode(callee)) return "";
  if (callee.type === "MemberExpression") return calledName(callee.property);
  return callee.type === "Identifier" ? String(callee.name) : "";
};

const targetOf = (path: string, specifier: string): string | undefined => {
  if (specifier.startsWith("#shared/")) return specifier.slice(1);
  return specifier.startsWith(".") ? posix.join(posix.dirname(path), specifier) : undefined;
};
