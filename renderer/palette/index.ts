export { WorkbenchPalette } from "./workbench-palette.tsx";
