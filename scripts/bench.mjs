import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "./build.mjs";
import { runInOwnSession } from "./session.mjs";
import { repositoryRoot } from "./setup/places.mjs";
import { runAsProgram, SetupFailure, say } from "./setup/progress.mjs";
import { setup } from "./setup.mjs";

// `npm run bench` measures everything in test/bench, `npm run bench -- NAME` one of them; with `--json` each
// row is one JSON object on a line, else all make a table.
const benchFolder = join(repositoryRoot, "test", "bench");
const bundleFolder = join(repositoryRoot, "out", "bench");
const runner = fileURLToPath(new URL("bench/run-one.mjs", import.meta.url));
const asJson = process.argv.includes("--json");
const [requested] = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));

await runAsProgram(async () => {
  const names = chooseBenches();
  const { electronPath } = await setup({ forTests: true });
  await build({ ifStale: true });
  await bundle(names);
  const failed = [];
  const rows = [];
  for (const name of names) {
    say(`Measuring ${name} …`);
    const measured = await measure(electronPath, name);
    if (measured === undefined) failed.push(name);
    else rows.push(...measured);
    if (asJson) for (const row of measured ?? []) process.stdout.write(`${JSON.stringify(row)}\n`);
  }
  if (!asJson) process.stdout.write(formatTable(rows));
  if (failed.length > 0) throw new SetupFailure(`Failed: ${failed.join(", ")}.`);
});

function chooseBenches() {
  const files = existsSync(benchFolder) ? readdirSync(benchFolder) : [];
  const names = files
    .filter((file) => file.endsWith(".bench.ts"))
    .map((file) => file.replace(".bench.ts", ""));
  const chosen = names.filter((name) => requested === undefined || name === requested).sort();
  if (chosen.length === 0) throw new SetupFailure(`There is no such bench. Benches: ${names.join(", ")}.`);
  return chosen;
}

/** Bundles our own TypeScript; packages are loaded from `node_modules`, as the bundle stands in the repository. */
async function bundle(names) {
  const { build: viteBuild } = await import("vite");
  await viteBuild({
    configFile: false,
    root: repositoryRoot,
    publicDir: false,
    logLevel: "warn",
    build: {
      ssr: true,
      outDir: bundleFolder,
      emptyOutDir: true,
      target: "node20.18",
      rolldownOptions: {
        input: Object.fromEntries(names.map((name) => [name, join(benchFolder, `${name}.bench.ts`)])),
        output: { format: "es", entryFileNames: "[name].js" },
      },
    },
  });
}

/** The rows of one bench, or undefined when it failed. Whatever it prints goes to stderr. */
async function measure(electronPath, name) {
  const folder = mkdtempSync(join(tmpdir(), "sso-workbench-bench-"));
  const result = join(folder, "rows.json");
  try {
    const env = { ELECTRON_RUN_AS_NODE: "1", SSO_WORKBENCH_ELECTRON: electronPath };
    const args = [runner, join(bundleFolder, `${name}.js`), result];
    const options = { env, display: true, cwd: repositoryRoot, stdout: 2 };
    const exitCode = await runInOwnSession(electronPath, args, options);
    return exitCode === 0 ? JSON.parse(readFileSync(result, "utf8")) : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function formatTable(rows) {
  const cells = rows.map(({ name, median, p95, unit, baseline, ratio }) => [
    name,
    `${round(median)} ${unit}`,
    p95 === undefined ? "" : `${round(p95)} ${unit}`,
    `${round(baseline)} ${unit}`,
    round(ratio),
  ]);
  const lines = [["name", "median", "p95", "baseline", "ratio"], ...cells];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...lines.map((line) => line[column].length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
        .join("  "),
    )
    .map((line) => `${line}\n`)
    .join("");
}

function round(value) {
  return value.toLocaleString("en", { maximumFractionDigits: value < 100 ? 2 : 0 });
}
