export { hasPassed, withColumns } from "./report-source.ts";
export { createReports, type Reports, writeReport } from "./reports.ts";
export { problemOfStep, reasonOfCell, wantWords } from "./words.ts";
