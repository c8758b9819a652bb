import { existsSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { repositoryRoot } from "../setup/places.mjs";
import { SetupFailure } from "../setup/progress.mjs";

// What both the pinned Electron and the fallback understand.
const NODE_TARGET = "node20.18";
const BROWSER_TARGET = "chrome130";
const NATIVE_MODULES = ["better-sqlite3", "keytar"];
const external = ["electron", ...NATIVE_MODULES, ...builtinModules, /^node:/];

/** Main process: an ES module for the app and one for the demo identity provider's own process. */
export function mainConfig(isProduction) {
  return nodeConfig({
    isProduction,
    outDir: "out/main",
    input: { index: source("main/index.ts"), "demo-idp": source("main/demo-idp/worker.ts") },
    output: {
      format: "es",
      entryFileNames: "[name].js",
      chunkFileNames: "chunks/[name]-[hash].js",
    },
  });
}

/**
 * Threads beside the main process's loop. Built apart: what the app and a thread share would else be put into chunks
 * of the app, which need Electron.
 */
export function workerConfig(isProduction) {
  return nodeConfig({
    isProduction,
    outDir: "out/worker",
    input: { index: source("main/workers/worker.ts") },
    output: {
      format: "es",
      entryFileNames: "[name].js",
      chunkFileNames: "chunks/[name]-[hash].js",
    },
  });
}

/** Preload: one CommonJS file, as a sandboxed preload script must be. */
export function preloadConfig(isProduction) {
  return nodeConfig({
    isProduction,
    outDir: "out/preload",
    input: { index: source("main/preload/index.ts") },
    output: { format: "cjs", entryFileNames: "[name].cjs", codeSplitting: false },
  });
}

/** Renderer: pages with their parts split by dynamic import. */
export function rendererConfig(isProduction) {
  source("renderer/index.html");
  return {
    ...baseConfig(isProduction),
    root: join(repositoryRoot, "renderer"),
    base: "./",
    plugins: [react()],
    build: {
      outDir: join(repositoryRoot, "out/renderer"),
      emptyOutDir: true,
      target: BROWSER_TARGET,
      minify: isProduction,
      sourcemap: !isProduction,
      // The files come from the app itself: there is nothing to weigh against a network's wait.
      chunkSizeWarningLimit: 2_000,
      reportCompressedSize: false,
      // The content security policy takes fonts from files only.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { treeshake: { moduleSideEffects: [pureRendererModules] } },
    },
  };
}

/**
 * Our modules only define things, so what a page does not use of a folder's index is not loaded with it: without
 * this every select and menu would come before the first paint. Styles and index.tsx are not meant.
 */
const pureRendererModules = { test: /\/renderer\/[a-z-]+\/[^.]+\.tsx?$/u, sideEffects: false };

function nodeConfig({ isProduction, outDir, input, output }) {
  return {
    ...baseConfig(isProduction),
    root: repositoryRoot,
    publicDir: false,
    ssr: { target: "node", noExternal: true },
    build: {
      ssr: true,
      outDir: join(repositoryRoot, outDir),
      emptyOutDir: true,
      target: NODE_TARGET,
      // Names stay: oidc-provider stores its models under their classes' names, and stack traces stay legible.
      minify: false,
      sourcemap: !isProduction,
      reportCompressedSize: false,
      rolldownOptions: {
        input,
        external,
        onLog: skipNotesOnPackages,
        output: {
          ...output,
          keepNames: true,
          minify: isProduction && { compress: true, codegen: true, mangle: false },
        },
      },
    },
  };
}

/** Passes on what the bundler notes about our own code; a package's use of eval is not ours to mend. */
function skipNotesOnPackages(level, log, pass) {
  if (!log.id?.includes("node_modules")) pass(level, log);
}

function baseConfig(isProduction) {
  return {
    configFile: false,
    mode: isProduction ? "production" : "development",
    logLevel: "warn",
  };
}

/** The path of an entry file, which must be there. */
function source(path) {
  const full = join(repositoryRoot, path);
  if (!existsSync(full)) throw new SetupFailure(`Nothing to build: ${path} is missing.`);
  return full;
}
