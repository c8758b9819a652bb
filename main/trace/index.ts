export { describeTrace } from "./describe-trace.ts";
export { type CheckOutcome, createTraceRecorder, type Navigation, type TraceRecorder } from "./recorder.ts";
export { createRedactor, type Redactor } from "./redact.ts";
