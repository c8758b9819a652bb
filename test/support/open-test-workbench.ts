import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EventName, EventPayloads } from "#shared/contract/events.ts";
import type { OperationName } from "#shared/contract/operation-names.ts";
import type { OperationInput, OperationOutput } from "#shared/contract/operations.ts";
import { hasEnded, type LoginRun, type LoginRunDetail } from "#shared/login/login-run.ts";
import type { Result } from "#shared/result.ts";
import { openWorkbench, type Workbench, type WorkbenchPorts } from "../../main/composition.ts";
import { InProcessDemoIdp } from "../../main/demo-idp/index.ts";
import type { BrowserOpener } from "../../main/ports/browser-opener.ts";
import { systemClock } from "../../main/ports/clock.ts";
import { systemRandom } from "../../main/ports/random.ts";
import type { SecretStore } from "../../main/ports/secret-store.ts";
import { createMemorySecretStore } from "../../main/tokens/memory-secret-store.ts";
import { inThisThread } from "./in-this-thread.ts";

/** An event as it was published. */
export interface PublishedEvent {
  readonly name: EventName;
  readonly payload: unknown;
}

/** What an operation answered. */
export interface OperationAnswer {
  readonly name: OperationName;
  readonly result: Result<unknown>;
}

/** A whole workbench without a window, on a folder of its own. */
export interface TestWorkbench {
  readonly workbench: Workbench;
  readonly dataFolder: string;
  readonly events: readonly PublishedEvent[];
  /** The answers of all operations, in their order. */
  readonly answers: readonly OperationAnswer[];
  readonly copied: readonly string[];
  readonly logged: readonly string[];
  /** Calls an operation; fails the test when it answers an error. */
  call<Name extends OperationName>(name: Name, input: OperationInput<Name>): Promise<OperationOutput<Name>>;
  /** Resolves with a run and its trace when it has ended. */
  ended(runId: string): Promise<LoginRunDetail>;
  /** Resolves with the next event of this name that fits, past ones included. */
  next<Name extends EventName>(
    name: Name,
    fits: (payload: EventPayloads[Name]) => boolean,
  ): Promise<EventPayloads[Name]>;
  /** Closes it and opens it again on the same folder and keychain. */
  reopen(): Promise<void>;
  /** Closes it and deletes its folder. */
  dispose(): Promise<void>;
}

/** A browser that tests drive: what the workbench asks it to open is handed to `visit`. */
export const scriptedBrowser = (visit: (url: string) => unknown): BrowserOpener => ({
  describe: () => "test browser",
  open: async (url) => {
    void visit(url);
  },
});

/** A keychain in memory that outlives a reopening. */
export const memoryKeychain = (): SecretStore => createMemorySecretStore();

/** Opens a workbench; every port can be replaced. */
export const openTestWorkbench = async (ports: Partial<WorkbenchPorts> = {}): Promise<TestWorkbench> => {
  const dataFolder = ports.dataFolder ?? mkdtempSync(join(tmpdir(), "sso-workbench-test-"));
  const events: PublishedEvent[] = [];
  const listeners = new Set<() => void>();
  const copied: string[] = [];
  const logged: string[] = [];
  const log = (event: string, fields: object = {}) => logged.push(`${event} ${JSON.stringify(fields)}`);
  const all: WorkbenchPorts = {
    dataFolder,
    clock: systemClock,
    random: systemRandom,
    logger: { info: log, warn: log, error: log },
    systemBrowser: scriptedBrowser(() => {}),
    testWindow: scriptedBrowser(() => {}),
    keychain: memoryKeychain(),
    clipboard: { writeText: (text) => copied.push(text) },
    fileDialog: { open: async () => undefined, save: async () => undefined, folder: async () => undefined },
    createDemoIdpHost: (options) => new InProcessDemoIdp(options),
    workers: inThisThread,
    publish: (name, payload) => {
      events.push({ name, payload });
      for (const listener of [...listeners]) listener();
    },
    appInfo: { version: "0.0.0", platform: "test", electron: "none" },
    environment: {},
    onPainted: () => {},
    ...ports,
  };
  const answers: OperationAnswer[] = [];
  let workbench = noteAnswers(await openWorkbench(all), answers);
  const next: TestWorkbench["next"] = (name, fits) =>
    new Promise((resolve) => {
      const look = () => {
        const found = events.find((event) => event.name === name && fits(event.payload as never));
        if (found === undefined) return;
        listeners.delete(look);
        resolve(found.payload as never);
      };
      listeners.add(look);
      look();
    });
  const call: TestWorkbench["call"] = async (name, input) => {
    const result = await workbench.call(name, input);
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
    return result.value;
  };
  return {
    get workbench() {
      return workbench;
    },
    dataFolder,
    events,
    answers,
    copied,
    logged,
    call,
    next,
    ended: async (runId) => {
      await next("login.run-changed", (run: LoginRun) => run.id === runId && hasEnded(run));
      return call("login.get", { id: runId });
    },
    reopen: async () => {
      await workbench.close();
      workbench = noteAnswers(await openWorkbench(all), answers);
    },
    dispose: async () => {
      await workbench.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
};

const noteAnswers = (workbench: Workbench, answers: OperationAnswer[]): Workbench => ({
  ...workbench,
  call: async (name, input) => {
    const result = await workbench.call(name, input);
    answers.push({ name, result });
    return result;
  },
});
