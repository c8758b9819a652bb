export { createReports, type Reports, writeReport } from "./reports.ts";
