export { describeIdentity, type IdentityWords } from "./describe-columns.ts";
export { createMatrices, type Matrices } from "./matrices.ts";
export { createMatrixRuns, type MatrixRuns } from "./matrix-runs.ts";
export { createMatrixStore } from "./matrix-store.ts";
