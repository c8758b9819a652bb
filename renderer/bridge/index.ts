export { call, errorOf, OperationFailed } from "./bridge.ts";
export { useAct, useEvent, useFreshness, useRead } from "./use-operation.ts";
