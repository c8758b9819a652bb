export { ActivityPage } from "./activity-page.tsx";
export { Timeline } from "./timeline.tsx";
export { timelineEntries, withChanges } from "./timeline-entries.ts";
