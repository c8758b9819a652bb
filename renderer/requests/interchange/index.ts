export { ExportDialog } from "./export-dialog.tsx";
export { ImportButton } from "./import-button.tsx";
export { useCopyAsCurl } from "./use-copy-as-curl.ts";
export { useExportExchanges } from "./use-export-exchanges.ts";
