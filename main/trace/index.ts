export { describeTrace } from "./describe-trace.ts";
export { membersAsParameters } from "./members-as-parameters.ts";
export { type CheckOutcome, createTraceRecorder, type Navigation, type TraceRecorder } from "./recorder.ts";
export { createRedactor, isSecretName, type Redactor, spellings } from "./redact.ts";
export type { StreamRedactor } from "./redact-stream.ts";
