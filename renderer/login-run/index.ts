export { LoginRunPage } from "./login-run-page.tsx";
