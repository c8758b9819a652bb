import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

/** Inside `node_modules`, so that a program finds the native modules. */
const cache = fileURLToPath(new URL("../../node_modules/.cache/test-programs/", import.meta.url));

/** A program that a process of its own can run with the Node of the tests. */
export interface BundledProgram {
  readonly path: string;
  remove(): void;
}

/** Bundles a TypeScript program into a file, with others beside it for what it loads later. */
export const bundleProgram = async (entry: URL): Promise<BundledProgram> => {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(cache);
  await build({
    configFile: false,
    logLevel: "silent",
    build: {
      ssr: fileURLToPath(entry),
      outDir: folder,
      target: "node20.18",
      rolldownOptions: { output: { entryFileNames: "program.mjs", chunkFileNames: "[name]-[hash].mjs" } },
    },
  });
  return {
    path: join(folder, "program.mjs"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
