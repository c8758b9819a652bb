export { ActivityPage } from "./activity-page.tsx";
export { Timeline } from "./timeline.tsx";
export { timelineEntries } from "./timeline-entries.ts";
