import { parentPort, Worker } from "node:worker_threads";
import { startDemoProvider } from "../../main/demo-idp/index.ts";
import type { DemoIdpHost, RunningDemoIdp } from "../../main/ports/demo-idp-host.ts";

/** A demo identity provider in a thread of its own, so that its work is not measured as ours. */
export interface ProviderThread {
  readonly running: RunningDemoIdp;
  /** For a workbench that is to find this provider in place of one of its own. */
  readonly host: DemoIdpHost;
  stop(): Promise<unknown>;
}

/** Starts the thread; the module at `modulePath` must call {@link serveDemoProvider} when it is not the main thread. */
export const startProviderThread = async (modulePath: string): Promise<ProviderThread> => {
  const worker = new Worker(modulePath);
  const running = await new Promise<RunningDemoIdp>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  const { issuer, apiBaseUrl } = running;
  const host: DemoIdpHost = {
    start: async () => running,
    stop: async () => {},
    status: () => ({ state: "on", issuer, apiBaseUrl }),
  };
  return { running, host, stop: () => worker.terminate() };
};

/** The thread's side. */
export const serveDemoProvider = async (): Promise<void> => {
  const { issuer, apiBaseUrl, client, publicClient } = await startDemoProvider({
    accessTokenLifeInSeconds: 3600,
  });
  parentPort?.postMessage({ issuer, apiBaseUrl, client, publicClient } satisfies RunningDemoIdp);
};
