export { ComparisonPage } from "./comparison-page.tsx";
export { ComparisonTable } from "./comparison-table.tsx";
