export { LoginRunPage } from "./login-run-page.tsx";
export { runPerson, runStatus, runTitle } from "./run-words.ts";
