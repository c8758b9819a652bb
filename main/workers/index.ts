// Not serve-job.ts: what the thread does is built apart, and the app's own bundle stays without it.
export { connectJob, type JobLine } from "./connect-job.ts";
export { createThreadWorkerHost } from "./thread-worker-host.ts";
