export { LoginChart } from "./login-chart.tsx";
export { dayWords } from "./login-days.ts";
