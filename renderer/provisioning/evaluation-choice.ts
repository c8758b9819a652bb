import type { OperationInput } from "#shared/contract/operations.ts";

/** The login that settings are tried on. A pasted token lives here, and nowhere else in the window. */
export type EvaluationChoice = OperationInput<"provisioning.evaluate">["sample"];
