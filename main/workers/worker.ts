import { parentPort } from "node:worker_threads";
import { serveJob } from "./serve-job.ts";

/** The entry of a thread beside the main process's loop. */
if (parentPort === null) throw new Error("This runs as a worker thread only.");
serveJob(parentPort);
