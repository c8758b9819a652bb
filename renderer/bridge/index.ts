export { call, errorOf, OperationFailed } from "./bridge.ts";
export { BLOCK_ROWS, type LoadedBlocks, type RowBlock } from "./row-blocks.ts";
export type { LoadedPages, RowPage } from "./row-pages.ts";
export { useAct, useEvent, useFreshness, useRead } from "./use-operation.ts";
export { useRowBlocks, useRowPages } from "./use-row-pages.ts";
