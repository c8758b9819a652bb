import { Worker } from "node:worker_threads";
import type { WorkerHost } from "../ports/worker-host.ts";
import { connectJob } from "./connect-job.ts";
import type { MessageFromJob } from "./messages.ts";

/**
 * Does each job in a thread of its own.
 * @param program the built `worker.ts`; inside the archive in a package
 */
export const createThreadWorkerHost = (program: string): WorkerHost => ({
  start: (name, input, onReport) => {
    // No arguments and no environment: what a thread has to know comes by message.
    const worker = new Worker(program, { argv: [], env: {}, execArgv: [] });
    const line: Parameters<typeof connectJob>[0] = {
      send: (message) => worker.postMessage(message),
      onMessage: (listener) => worker.on("message", (message: MessageFromJob) => listener(message)),
      onBroken: (listener) => {
        worker.on("error", ({ name: kind }) => listener(kind));
        worker.on("exit", (code) => listener(`exit code ${code}`));
      },
      end: async () => void (await worker.terminate()),
    };
    return connectJob(line, name, input, onReport);
  },
});
