import { lazy } from "react";
import { ConfigurationsPage } from "./configurations/index.ts";
import type { Route } from "./routes.ts";

/** Every page but the first is loaded when it is gone to. */
const LoginRunPage = lazy(async () => ({ default: (await import("./login-run/index.ts")).LoginRunPage }));
const ComparisonPage = lazy(async () => ({
  default: (await import("./run-comparison/index.ts")).ComparisonPage,
}));
const UsersPage = lazy(async () => ({ default: (await import("./users/index.ts")).UsersPage }));
const RolesPage = lazy(async () => ({ default: (await import("./roles/index.ts")).RolesPage }));
const RequestsPage = lazy(async () => ({ default: (await import("./requests/index.ts")).RequestsPage }));
const MatrixPage = lazy(async () => ({ default: (await import("./matrix/index.ts")).MatrixPage }));
const FolderRunsPage = lazy(async () => ({
  default: (await import("./collection-runs/index.ts")).FolderRunsPage,
}));
const ActivityPage = lazy(async () => ({ default: (await import("./activity/index.ts")).ActivityPage }));
const SettingsPage = lazy(async () => ({ default: (await import("./settings/index.ts")).SettingsPage }));

/**
 * The page of a place: `LoginRunPage({ id })`, `ComparisonPage({ leftId, rightId })`, `UsersPage({ id })`,
 * `RolesPage`, `RequestsPage({ id, sendAs })` and `ActivityPage({ show })` come from the index of their folder.
 */
export function Page({ route }: { readonly route: Route }) {
  switch (route.page) {
    case "configurations":
      return <ConfigurationsPage id={route.id} field={route.field} />;
    case "runs":
      return route.compareWith === undefined ? (
        <LoginRunPage id={route.id} />
      ) : (
        <ComparisonPage leftId={route.id} rightId={route.compareWith} />
      );
    case "users":
      return <UsersPage id={route.id} />;
    case "roles":
      return <RolesPage />;
    case "requests":
      return <RequestsPage id={route.id} sendAs={route.sendAs} />;
    case "matrix":
      return <MatrixPage id={route.id} />;
    case "folder-runs":
      return <FolderRunsPage folderId={route.id} runId={route.runId} asks={route.asks === true} />;
    case "activity":
      return <ActivityPage show={route.show} />;
    case "settings":
      return <SettingsPage />;
  }
}
