import {
  IconActivity,
  IconAdjustmentsHorizontal,
  IconDeviceDesktop,
  IconFingerprint,
  IconFlask,
  IconLogin,
  IconMoon,
  IconPlayerPlay,
  IconPlus,
  IconSend,
  IconSettings,
  IconSun,
  IconUser,
  IconUserShield,
  IconUsers,
} from "@tabler/icons-react";
import { type ClientConfigurationSummary, emptyDraft } from "#shared/configurations/client-configuration.ts";
import type { DemoIdpStatus } from "#shared/demo-idp/demo-idp-status.ts";
import type { SavedRequest } from "#shared/requests/request-draft.ts";
import type { UserSummary } from "#shared/users/user.ts";
import { call } from "../bridge/index.ts";
import { freeAlias, isDemo, readLoginBrowser } from "../configurations/index.ts";
import { navigate, type Section } from "../routes.ts";
import type { Command, IconShape } from "../ui/index.ts";
import { hostOf } from "../words/index.ts";

const place = (
  page: Section,
  label: string,
  icon: IconShape,
  shortcut: NonNullable<Command["shortcut"]>,
): Command => ({ id: `go-${page}`, group: "Go to", label, icon, shortcut, onRun: () => navigate({ page }) });

/** The sections. */
export const places: readonly Command[] = [
  place("configurations", "Configurations", IconAdjustmentsHorizontal, "mod+1"),
  place("users", "Users", IconUsers, "mod+2"),
  place("requests", "Requests", IconSend, "mod+3"),
  place("activity", "Activity", IconActivity, "mod+4"),
  {
    id: "go-logins",
    group: "Go to",
    label: "Login runs",
    keywords: "logins activity",
    icon: IconLogin,
    onRun: () => navigate({ page: "activity", show: "logins" }),
  },
  {
    id: "go-roles",
    group: "Go to",
    label: "Roles",
    keywords: "users provisioning",
    icon: IconUserShield,
    onRun: () => navigate({ page: "roles" }),
  },
  place("settings", "Settings", IconSettings, "mod+5"),
];

/** Opens a configuration. */
export const configurationCommands = (all: readonly ClientConfigurationSummary[]): readonly Command[] =>
  all.map((summary) => ({
    id: `configuration-${summary.id}`,
    group: "Configurations",
    label: summary.alias,
    note: hostOf(summary.issuer),
    keywords: `${summary.clientId} ${summary.tags.join(" ")}`,
    icon: isDemo(summary) ? IconFlask : IconFingerprint,
    onRun: () => navigate({ page: "configurations", id: summary.id }),
  }));

/** Opens a user; they were found by the main process for `query`, so nothing of them need match it again. */
export const userCommands = (found: readonly UserSummary[], query: string): readonly Command[] =>
  found.map((user) => ({
    id: `user-${user.id}`,
    group: "Users",
    label: user.fullname || user.name,
    note: user.email || user.configurationAlias,
    keywords: query,
    icon: IconUser,
    onRun: () => navigate({ page: "users", id: user.id }),
  }));

/** Opens a saved request. */
export const requestCommands = (all: readonly SavedRequest[]): readonly Command[] =>
  all.map((request) => ({
    id: `request-${request.id}`,
    group: "Requests",
    label: request.name,
    note: request.method,
    keywords: request.url,
    icon: IconSend,
    onRun: () => navigate({ page: "requests", id: request.id }),
  }));

/** Does something that may fail; the title says then what did not happen. */
export type Attempt = (title: string, act: () => Promise<unknown>) => void;

/** What can be done from everywhere. */
export const actCommands = (
  all: readonly ClientConfigurationSummary[],
  demo: DemoIdpStatus["state"] | undefined,
  attempt: Attempt,
): readonly Command[] => [
  ...all
    .filter((summary) => summary.missing.length === 0)
    .map((summary) => ({
      id: `test-${summary.id}`,
      group: "Do",
      label: `Test login: ${summary.alias}`,
      icon: IconPlayerPlay,
      onRun: () => attempt("The login was not started", () => startLogin(summary)),
    })),
  {
    id: "new-configuration",
    group: "Do",
    label: "New configuration",
    icon: IconPlus,
    onRun: () =>
      attempt("No configuration was made", async () => {
        const draft = emptyDraft(freeAlias("New configuration", all));
        const made = await call("configurations.create", { draft });
        navigate({ page: "configurations", id: made.id });
      }),
  },
  demo === "on" || demo === "starting"
    ? {
        id: "demo-stop",
        group: "Do",
        label: "Stop the demo provider",
        icon: IconFlask,
        onRun: () => attempt("The demo provider was not stopped", () => call("demo.stop", undefined)),
      }
    : {
        id: "demo-start",
        group: "Do",
        label: "Start the demo provider",
        icon: IconFlask,
        onRun: () => attempt("The demo provider was not started", () => call("demo.start", undefined)),
      },
  ...themeCommands(attempt),
];

const startLogin = async (summary: ClientConfigurationSummary) => {
  if (isDemo(summary)) await call("demo.start", undefined);
  const run = await call("login.start", { configurationId: summary.id, browser: readLoginBrowser() });
  navigate({ page: "runs", id: run.id });
};

const themes = [
  ["system", "Theme of the system", IconDeviceDesktop],
  ["light", "Light theme", IconSun],
  ["dark", "Dark theme", IconMoon],
] as const;

const themeCommands = (attempt: Attempt): readonly Command[] =>
  themes.map(([theme, label, icon]) => ({
    id: `theme-${theme}`,
    group: "Do",
    label,
    icon,
    onRun: () => attempt("The theme was not changed", () => call("settings.update", { theme })),
  }));
