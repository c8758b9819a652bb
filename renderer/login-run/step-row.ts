import type { LoginStep } from "#shared/app-error.ts";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { ExchangeEntry, Party, TraceEntry } from "#shared/trace/trace-entry.ts";

export type StepStatus = "done" | "under_way" | "warning" | "failed" | "cancelled" | "not_reached";

/** One step of a run: what went from whom to whom, when, and what came of it. */
export interface StepRow {
  readonly id: string;
  /** `person` is the time a person takes at the provider, `own` is the workbench's own work. */
  readonly kind: "exchange" | "navigation" | "person" | "checks" | "own";
  readonly step: LoginStep;
  readonly from: Party;
  /** Absent for what stays inside the workbench. */
  readonly to?: Party;
  readonly label: string;
  readonly result?: string;
  /** Epoch ms; absent for what was not reached. */
  readonly startedAt?: number;
  /** Absent while it is under way and for what was not reached. */
  readonly durationMs?: number;
  readonly status: StepStatus;
  /** What was recorded of it; empty for a row that was not recorded but follows from others. */
  readonly entries: readonly TraceEntry[];
}

/** The parties in words. */
export const partyWords: Readonly<Record<Party, string>> = {
  workbench: "Workbench",
  browser: "Browser",
  identity_provider: "Identity provider",
  api: "API",
};

/** Steps in the order of the flow. */
export const stepOrder: readonly LoginStep[] = [
  "preparation",
  "discovery",
  "authorization_endpoint",
  "callback",
  "token_endpoint",
  "id_token",
  "userinfo",
  "provisioning",
];

/** What a group of checks does, by its step. */
export const checksWords: Readonly<Record<LoginStep, string>> = {
  preparation: "Check the configuration",
  discovery: "Check the metadata",
  authorization_endpoint: "Check the authorization request",
  callback: "Check the authorization response",
  token_endpoint: "Check the token response",
  id_token: "Check the ID token",
  userinfo: "Check UserInfo",
  provisioning: "Check the user",
};

/** The exchanges among a row's entries. */
export const exchangesOf = (row: StepRow): readonly ExchangeEntry[] =>
  row.entries.filter((entry): entry is ExchangeEntry => entry.kind === "exchange");

/** What the configuration says about steps that are still ahead. */
export type FlowAhead = Pick<ClientConfiguration, "endpoints" | "redirect" | "userinfoTokenIn">;
