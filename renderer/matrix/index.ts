export { MatrixPage } from "./matrix-page.tsx";
export { ReportMenu } from "./report-menu.tsx";
