export { connectJob, type JobLine } from "./connect-job.ts";
export { type JobPort, serveJob } from "./serve-job.ts";
export { createThreadWorkerHost } from "./thread-worker-host.ts";
