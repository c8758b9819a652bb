import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("../../scripts/cli.mjs", import.meta.url));

/** What a command left behind. */
export interface ProgramRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command line as it is called from a shell that has no display. */
export interface CommandLineProgram {
  /** Commands run here, on data of their own. */
  readonly folder: string;
  run(args: readonly string[], stdin?: string): Promise<ProgramRun>;
  /** Runs it until its standard error has this text, then interrupts it. */
  interrupt(args: readonly string[], text: string): Promise<ProgramRun>;
  dispose(): Promise<void>;
}

/** Makes it; `visit` does what the browser of logins is to do with its URL. */
export const openCommandLineProgram = async (
  visit: (url: string) => Promise<void>,
): Promise<CommandLineProgram> => {
  const folder = mkdtempSync(join(tmpdir(), "sso-workbench-cli-"));
  const dataFolder = join(folder, "data");
  const browser = await openBrowserProgram(folder, visit);
  const start = (args: readonly string[]): ChildProcess => {
    const { DISPLAY: _x11, WAYLAND_DISPLAY: _wayland, ELECTRON_RUN_AS_NODE: _node, ...env } = process.env;
    // A test may name another folder after it: the last one counts.
    return spawn(process.execPath, [script, `--user-data-dir=${dataFolder}`, ...args], {
      cwd: folder,
      env: { ...env, SSO_WORKBENCH_BROWSER: browser.path },
    });
  };
  return {
    folder,
    run: (args, stdin = "") => {
      const child = start(args);
      child.stdin?.end(stdin);
      return outcomeOf(child);
    },
    interrupt: (args, text) => {
      const child = start(args);
      let isInterrupted = false;
      return outcomeOf(child, (stderr) => {
        if (!isInterrupted && stderr.includes(text)) isInterrupted = child.kill("SIGINT");
      });
    },
    dispose: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 200 });
    },
  };
};

const outcomeOf = (child: ChildProcess, onStderr?: (stderr: string) => void): Promise<ProgramRun> =>
  new Promise((resolve, reject) => {
    const output = { stdout: "", stderr: "" };
    child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
      output.stdout += chunk;
    });
    child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
      output.stderr += chunk;
      onStderr?.(output.stderr);
    });
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, ...output }));
  });

/** A program that hands the URL it is started with to this process. */
const openBrowserProgram = async (folder: string, visit: (url: string) => Promise<void>) => {
  const server = createServer((request, response) => {
    response.end();
    const url = new URL(request.url ?? "", "http://localhost").searchParams.get("url");
    if (url !== null) void visit(url);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const path = join(folder, "browser");
  const handOver = `fetch("http://127.0.0.1:${port}/?url=" + encodeURIComponent(process.argv[2]));`;
  writeFileSync(path, `#!${process.execPath}\n${handOver}\n`);
  chmodSync(path, 0o755);
  return {
    path,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
