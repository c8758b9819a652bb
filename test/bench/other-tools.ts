import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A GET that another tool sends again and again. */
export interface RepeatedGet {
  readonly url: string;
  readonly accessToken: string;
  readonly times: number;
}

/** How long each of the tools took, from its start to its end, in ms; one that is not there is left out. */
export type OtherTools = Readonly<Partial<Record<"newman" | "bru", number>>>;

/**
 * Installs Postman's and Bruno's command lines into a folder of their own, and lets each send the same requests one
 * after the other. Where they cannot be installed it says so.
 */
export const measureOtherTools = async (get: RepeatedGet): Promise<OtherTools> => {
  const folder = mkdtempSync(join(tmpdir(), "sso-workbench-tools-"));
  try {
    const installed = await run("npm", [
      ...["install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts"],
      ...["newman@6", "@usebruno/cli@4"],
    ]);
    if (!installed) {
      process.stderr.write("newman, bru: not installed\n");
      return {};
    }
    const newman = await timed(() => run(node, newmanArguments(folder, get)));
    const bruno = writeBrunoCollection(folder, get);
    const bruProgram = join(folder, "node_modules", "@usebruno", "cli", "bin", "bru.js");
    const bru = await timed(() => run(node, [bruProgram, "run"], bruno));
    if (newman === undefined) process.stderr.write("newman: did not run\n");
    if (bru === undefined) process.stderr.write("bru: did not run\n");
    return {
      ...(newman === undefined ? {} : { newman }),
      ...(bru === undefined ? {} : { bru }),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const newmanArguments = (folder: string, { url, accessToken, times }: RepeatedGet): readonly string[] => {
  const file = join(folder, "collection.json");
  const header = [{ key: "Authorization", value: `Bearer ${accessToken}` }];
  writeFileSync(
    file,
    JSON.stringify({
      info: { name: "bench", schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
      item: [{ name: "List orders", request: { method: "GET", url, header } }],
    }),
  );
  const program = join(folder, "node_modules", "newman", "bin", "newman.js");
  return [program, "run", file, "--iteration-count", String(times), "--silent"];
};

/** It has no repetitions, so that there is a file for each. */
const writeBrunoCollection = (folder: string, { url, accessToken, times }: RepeatedGet): string => {
  const collection = join(folder, "bruno");
  mkdirSync(collection);
  writeFileSync(
    join(collection, "bruno.json"),
    JSON.stringify({ version: "1", name: "bench", type: "collection" }),
  );
  for (let count = 1; count <= times; count += 1) {
    writeFileSync(
      join(collection, `get-${count}.bru`),
      `meta {\n  name: get-${count}\n  type: http\n  seq: ${count}\n}\n\nget {\n  url: ${url}\n  body: none\n  auth: none\n}\n\nheaders {\n  Authorization: Bearer ${accessToken}\n}\n`,
    );
  }
  return collection;
};

const timed = async (act: () => Promise<boolean>): Promise<number | undefined> => {
  const begun = performance.now();
  return (await act()) ? performance.now() - begun : undefined;
};

/** The system's own: in Electron's, Bruno reads its arguments as those of a packaged app. */
const node = process.env.npm_node_execpath ?? "node";

const LONGEST_MS = 240_000;

/** Answers whether the program ended well. */
const run = (program: string, args: readonly string[], cwd?: string): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: "ignore",
      timeout: LONGEST_MS,
      ...(cwd === undefined ? {} : { cwd }),
    });
    child.on("error", () => resolve(false));
    child.on("exit", (code) => resolve(code === 0));
  });
