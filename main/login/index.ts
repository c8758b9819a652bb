export { browserProgram, chooseBrowser } from "./browser-choice.ts";
export { finishLogin } from "./finish-login.ts";
export { fetchUserinfo, type LoginTokens, readClaimSources } from "./flows/index.ts";
export { createLoginInitiations, initiationSettings, type LoginInitiations } from "./initiation/index.ts";
export { createLoginRunStore, type LoginRunStore } from "./login-run-store.ts";
export { createLoginRuns, type LoginRuns, type LoginUser } from "./login-runs.ts";
export { createRunListStore } from "./run-list-store.ts";
export { signOutAtProvider } from "./sign-out.ts";
