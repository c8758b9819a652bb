import type { JobName } from "../ports/worker-host.ts";
import type { Job } from "./job.ts";

/** Every job; its code is loaded in the thread that does it. */
export const jobs: Readonly<Record<JobName, () => Promise<Job>>> = {
  "provisioning.effect": async () => (await import("../provisioning/index.ts")).runEffect,
  "users.act": async () => (await import("../users/index.ts")).runUserActs,
  "requests.import": async () => (await import("../requests/index.ts")).readImportJob,
  "users.find": async () => (await import("../users/index.ts")).runUserFinder,
  "users.import": async () => (await import("../users/index.ts")).runImport,
  "users.import.clear-up": async () => (await import("../users/index.ts")).runClearUp,
  "users.export": async () => (await import("../users/index.ts")).runExport,
};
