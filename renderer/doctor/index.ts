export { DoctorCounts } from "./doctor-counts.tsx";
export { DoctorPane } from "./doctor-pane.tsx";
