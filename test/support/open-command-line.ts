import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { runCommandLine } from "../../main/cli/index.ts";
import { createManualClock, type ManualClock } from "./manual-clock.ts";
import { draftFor } from "./open-scenario.ts";
import { memoryKeychain, openTestWorkbench, scriptedBrowser } from "./open-test-workbench.ts";
import {
  type ProviderScript,
  type ScriptableProvider,
  startScriptableProvider,
} from "./scriptable-provider/index.ts";
import { comeHome } from "./sign-in.ts";
import { temporaryFolder } from "./temporary-data.ts";

/** What a command left behind. */
export interface CommandRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a command line differs from one for which all goes well. */
export interface CommandLineOptions {
  readonly script?: ProviderScript;
  readonly dataFolder?: string;
  readonly keychain?: ReturnType<typeof memoryKeychain>;
  /** What the browser does with the URL it is given; without it, its user is logged in. */
  readonly visit?: (url: string) => unknown;
}

/** The command line in this process, before a scriptable provider and on a clock that stands still. */
export interface TestCommandLine {
  readonly provider: ScriptableProvider;
  readonly clock: ManualClock;
  /** The right configuration for the provider, to be written into a file. */
  readonly draft: ReturnType<typeof draftFor>;
  /** Relative paths of commands begin here. */
  readonly folder: string;
  write(name: string, content: unknown): void;
  run(...args: readonly string[]): Promise<CommandRun>;
  /** The same with something on standard input. */
  runWith(stdin: string, ...args: readonly string[]): Promise<CommandRun>;
  /** What Ctrl-C does to the command under way. */
  interrupt(): void;
}

/** Opens it; each command opens the workbench anew on the same data. */
export const openCommandLine = async (options: CommandLineOptions = {}): Promise<TestCommandLine> => {
  const clock = createManualClock();
  const provider = await startScriptableProvider(options.script, clock.now);
  const folder = temporaryFolder();
  const dataFolder = options.dataFolder ?? temporaryFolder();
  const keychain = options.keychain ?? memoryKeychain();
  let interruption = new AbortController();
  const visits: unknown[] = [];
  const visit = options.visit ?? ((url: string) => comeHome(url));
  onTestFinished(async () => {
    await Promise.all(visits);
    await provider.close();
    expect(provider.complaints).toEqual([]);
  });
  const runWith: TestCommandLine["runWith"] = async (stdin, ...args) => {
    const output = { stdout: "", stderr: "" };
    interruption = new AbortController();
    const exitCode = await runCommandLine(args, {
      program: "sso-workbench",
      version: "1.2.3",
      currentFolder: folder,
      clock,
      signal: interruption.signal,
      readStdin: async () => stdin,
      stdout: (text) => {
        output.stdout += text;
      },
      stderr: (text) => {
        output.stderr += text;
      },
      open: async (ports) => {
        const systemBrowser = scriptedBrowser((url) => visits.push(visit(url)));
        const all = { dataFolder, keychain, clock, systemBrowser, ...ports };
        return (await openTestWorkbench(all)).workbench;
      },
    });
    return { exitCode, ...output };
  };
  return {
    provider,
    clock,
    folder,
    draft: draftFor(provider),
    write: (name, content) => writeFileSync(join(folder, name), JSON.stringify(content)),
    run: (...args) => runWith("", ...args),
    runWith,
    interrupt: () => interruption.abort(),
  };
};
