import type { LoginRunDetail } from "#shared/login/login-run.ts";
import type { TraceEntry } from "#shared/trace/trace-entry.ts";

/** Puts an entry into a run's trace: a known id is replaced (it has got its answer), a new one is added. */
export const mergeEntry = (detail: LoginRunDetail, entry: TraceEntry): LoginRunDetail => {
  const known = detail.trace.some((one) => one.id === entry.id);
  const trace = known
    ? detail.trace.map((one) => (one.id === entry.id ? entry : one))
    : [...detail.trace, entry].sort((a, b) => a.position - b.position);
  return { ...detail, trace };
};
