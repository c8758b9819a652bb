export { type ChosenEnvironment, type CollectionRuns, createCollectionRuns } from "./collection-runs.ts";
export { eachInFlight } from "./each-in-flight.ts";
export { createLiveRun, type LiveRun } from "./live-run.ts";
export { onMistake } from "./on-mistake.ts";
export { createRunStore, type RunStore, runNotFound } from "./run-store.ts";
export { createRunsUnderWay } from "./runs-under-way.ts";
