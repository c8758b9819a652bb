export { loginCancelled } from "./ask-user.ts";
export { runAuthorizationCodeFlow } from "./authorization-code.ts";
export { fetchUserinfo } from "./fetch-userinfo.ts";
export type { LoginContext, LoginTokens } from "./login-context.ts";
export { readClaimSources } from "./read-claim-sources.ts";
