export { call, errorOf, OperationFailed } from "./bridge.ts";
export type { LoadedPages, RowPage } from "./row-pages.ts";
export { useAct, useEvent, useFreshness, useRead } from "./use-operation.ts";
export { useRowPages } from "./use-row-pages.ts";
