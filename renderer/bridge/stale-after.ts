import type { EventName } from "#shared/contract/events.ts";
import type { OperationName } from "#shared/contract/operation-names.ts";

/**
 * Which reads an event makes stale. With a configuration go its users, their tokens and its login runs, and the
 * requests that were sent as one of them become anonymous; the doctor goes by what is kept. What is sealed can be
 * read, or not any more, when the keychain's status changes. The demo's first start makes known which
 * configurations are for it.
 */
export const staleAfter: Readonly<Record<EventName, readonly OperationName[]>> = {
  "configurations.changed": [
    "configurations.list",
    "configurations.get",
    "doctor.diagnose",
    "users.search",
    "users.get",
    "tokens.view",
    "login.list",
    "login.search",
    "login.days",
    "login.get",
    "requests.list",
    "requests.history",
    "matrix.get",
  ],
  "login.run-changed": ["login.list", "login.search", "login.days", "configurations.list"],
  "login.runs-deleted": ["login.list", "login.search", "login.days", "login.get", "configurations.list"],
  "trace.entry-recorded": [],
  "users.changed": [
    "roles.list",
    "provisioning.evaluate",
    "provisioning.advise",
    "users.search",
    "users.get",
    "users.count",
    "users.facets",
    "matrix.get",
  ],
  "users.imported": [
    "roles.list",
    "provisioning.evaluate",
    "provisioning.advise",
    "users.search",
    "users.get",
    "users.count",
    "users.facets",
    "matrix.get",
  ],
  "roles.changed": ["roles.list", "users.search", "users.get", "provisioning.evaluate"],
  "tokens.changed": ["users.search", "users.get", "users.count", "tokens.view"],
  "requests.saved": ["requests.list", "folders.list", "environments.list", "matrix.list", "matrix.get"],
  "variables.captured": ["variables.captured"],
  "requests.exchange-recorded": ["requests.history", "requests.list"],
  "matrix.changed": ["matrix.list", "matrix.get"],
  "matrix.run-changed": ["matrix.list", "matrix.get", "matrix.runs", "matrix.result"],
  "matrix.cells-asked": [],
  "runs.run-changed": ["runs.list", "runs.get"],
  "runs.steps-done": [],
  "demo.status-changed": ["demo.status", "configurations.list", "configurations.get"],
  "keychain.status-changed": [
    "keychain.status",
    "users.search",
    "users.get",
    "tokens.view",
    "requests.list",
    "folders.list",
    "environments.list",
    "requests.exchange",
    "matrix.list",
    "matrix.get",
    "matrix.result",
    "runs.get",
    "login.result",
    "login.compare",
  ],
  "task.progress": [],
  "settings.changed": ["settings.get", "tokens.view", "login.initiation"],
};
