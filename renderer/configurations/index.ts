export { ConfigurationsPage } from "./configurations-page.tsx";
export { freeAlias, isDemo } from "./list-row.ts";
export { readLoginBrowser } from "./login-browser.ts";
export type { CreateConfiguration } from "./use-create-configuration.ts";
