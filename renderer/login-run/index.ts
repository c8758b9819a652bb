export { LoginRunPage } from "./login-run-page.tsx";
export { runStatus, runTitle } from "./run-words.ts";
