export { DemoDialog } from "./demo-dialog.tsx";
