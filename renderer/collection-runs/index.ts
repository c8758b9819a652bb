export { FolderRunsPage } from "./folder-runs-page.tsx";
