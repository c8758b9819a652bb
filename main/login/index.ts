export { browserProgram, chooseBrowser } from "./browser-choice.ts";
export type { LoginTokens } from "./flows/index.ts";
export { createLoginRuns, type LoginRuns, type LoginUser } from "./login-runs.ts";
