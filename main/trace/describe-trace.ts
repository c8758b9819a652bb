import type { CheckResult, ExchangeEntry, Party, TraceEntry } from "#shared/trace/trace-entry.ts";

const parties: Readonly<Record<Party, string>> = {
  workbench: "Workbench",
  browser: "Browser",
  identity_provider: "Identity provider",
  api: "API",
};

const results: Readonly<Record<CheckResult, string>> = {
  passed: "passed",
  warning: "warning",
  failed: "FAILED",
  not_reached: "not reached",
};

/**
 * A trace in readable lines, one an entry: seconds since `startedAt`, what happened, how it ended. Traces are
 * redacted when they are recorded, so there is no secret to print.
 */
export const describeTrace = (trace: readonly TraceEntry[], startedAt: number): readonly string[] =>
  trace.map((entry) => {
    const time = `+${((entry.startedAt - startedAt) / 1000).toFixed(3)} s`;
    return `   ${time.padStart(10)}  ${describeEntry(entry)}`;
  });

const describeEntry = (entry: TraceEntry): string => {
  switch (entry.kind) {
    case "exchange": {
      const { method, url } = entry.request;
      const outcome = entry.response
        ? `${entry.response.status} ${entry.response.statusText}`.trim()
        : (entry.failure?.message ?? "no answer yet");
      return `Workbench → ${parties[entry.to]}: ${method} ${url} → ${outcome}${duration(entry)}${connecting(entry)}`;
    }
    case "navigation": {
      const failure = entry.failure === undefined ? "" : ` → ${entry.failure.message}`;
      return `${parties[entry.from]} → ${parties[entry.to]}: ${entry.label}${failure}${duration(entry)}`;
    }
    case "check":
      return `check ${results[entry.result]}: ${entry.title} (${entry.checkId}, ${entry.source})`;
  }
};

/** Of a connection that was made for the exchange; most use one that is open. */
const connecting = ({ timings, connection }: ExchangeEntry): string => {
  if (timings?.connectMs === undefined) return "";
  const { dnsMs = 0, connectMs, tlsMs = 0 } = timings;
  const proxy = connection?.proxy === undefined ? "" : ` through ${connection.proxy}`;
  return ` (${Math.round(dnsMs + connectMs + tlsMs)} ms to connect${proxy})`;
};

const duration = ({ durationMs }: TraceEntry): string =>
  durationMs === undefined ? "" : `, ${Math.round(durationMs)} ms`;
