export { LoginChart } from "./login-chart.tsx";
