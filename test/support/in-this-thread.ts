import { MessageChannel } from "node:worker_threads";
import type { WorkerHost } from "../../main/ports/worker-host.ts";
import { connectJob } from "../../main/workers/index.ts";
import { serveJob } from "../../main/workers/serve-job.ts";

/** Does jobs in the test's own thread, over a real line of messages. */
export const inThisThread: WorkerHost = {
  start: (name, input, onReport) => {
    const { port1, port2 } = new MessageChannel();
    serveJob(port2);
    const line: Parameters<typeof connectJob>[0] = {
      send: (message) => port1.postMessage(message),
      onMessage: (listener) => port1.on("message", listener),
      onBroken: () => {},
      end: () =>
        new Promise((resolve) => {
          port2.once("close", resolve);
          port1.close();
        }),
    };
    return connectJob(line, name, input, onReport);
  },
};
