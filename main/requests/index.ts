export { type ChosenFiles, createChosenFiles } from "./bodies/chosen-files.ts";
export { createRequestFileStore } from "./bodies/request-file-store.ts";
export { createEnvironmentStore, type EnvironmentStore } from "./environment-store.ts";
export { createExchangeStore, type ExchangeStore } from "./exchange-store.ts";
export { createFolderStore, type FolderStore } from "./folder-store.ts";
export { createIdentities } from "./identities.ts";
export { createRequests, type Performed, type PerformOrder, type Requests } from "./requests.ts";
export { createSavedRequestStore, type SavedRequestStore } from "./saved-request-store.ts";
export { REFRESH_BEFORE_END_MS } from "./user-token-supply.ts";
