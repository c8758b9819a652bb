export { catalogueSize } from "./catalogue/index.ts";
export { explain } from "./explain.ts";
export { explainRun } from "./explain-run.ts";
export type { ExplainedFailure } from "./explained-failure.ts";
