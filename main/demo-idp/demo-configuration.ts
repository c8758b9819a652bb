import { AppFailure } from "#shared/app-error.ts";
import {
  type ClientConfiguration,
  type ClientConfigurationDraft,
  emptyDraft,
} from "#shared/configurations/client-configuration.ts";
import { defaultRoleParsing } from "#shared/provisioning/provisioning-settings.ts";
import { emptyRequestDraft, type RequestDraft } from "#shared/requests/request-draft.ts";
import type { Configurations } from "../configurations/index.ts";
import { importMetadata } from "../discovery/index.ts";
import type { Clock } from "../ports/clock.ts";
import type { DemoIdpHost, RunningDemoIdp } from "../ports/demo-idp-host.ts";
import type { HttpClient } from "../ports/http.ts";
import type { FolderStore, Requests } from "../requests/index.ts";
import type { RoleStore } from "../roles/index.ts";

import { demoRoles } from "./users.ts";

const ALIAS = "Demo identity provider";
const COLLECTION = "Demo API";

/** Starts the demo identity provider and gives the configuration for it, which is made at the first call. */
export type DemoConfiguration = () => Promise<ClientConfiguration>;

export const createDemoConfiguration =
  (parts: {
    readonly demoIdp: DemoIdpHost;
    readonly configurations: Configurations;
    readonly requests: Requests;
    readonly folders: Pick<FolderStore, "save">;
    readonly roles: Pick<RoleStore, "import">;
    readonly http: HttpClient;
    readonly clock: Clock;
  }): DemoConfiguration =>
  async () => {
    const running = await parts.demoIdp.start();
    const existing = parts.configurations
      .list()
      .find(({ issuer, clientId }) => issuer === running.issuer && clientId === running.client.clientId);
    if (existing !== undefined) {
      return parts.configurations.setClientSecret(existing.id, running.client.clientSecret);
    }
    const imported = await importMetadata(parts, {
      automaticConfigurationUrl: running.issuer,
      allowInsecureHttp: false,
    });
    const { durationMs: _duration, ...metadata } = imported;
    const configuration = await createWithFreeAlias(parts.configurations, running, {
      ...emptyDraft(ALIAS),
      ...metadata,
      preset: "demo",
      tags: ["dev"],
      clientId: running.client.clientId,
      selectedScopes: ["openid", "profile", "email", "roles", "offline_access"],
      allowedOrigins: [new URL(running.apiBaseUrl).origin],
      roleParsing: { ...defaultRoleParsing, parser: "custom", expression: "roles" },
    });
    parts.roles.import(demoRoles.map((name) => ({ name, description: "Of the demo identity provider" })));
    const collection = parts.folders.save(undefined, { name: COLLECTION });
    for (const request of demoRequests(running.apiBaseUrl)) {
      await parts.requests.save(undefined, request, collection.id);
    }
    return configuration;
  };

const MAX_ALIASES = 100;

const createWithFreeAlias = async (
  configurations: Configurations,
  running: RunningDemoIdp,
  draft: ClientConfigurationDraft,
  attempt = 1,
): Promise<ClientConfiguration> => {
  const alias = attempt === 1 ? ALIAS : `${ALIAS} ${attempt}`;
  try {
    return await configurations.create({
      draft: { ...draft, alias },
      clientSecret: running.client.clientSecret,
    });
  } catch (thrown) {
    const taken = thrown instanceof AppFailure && thrown.error.code === "alias_taken";
    if (!taken || attempt === MAX_ALIASES) throw thrown;
    return createWithFreeAlias(configurations, running, draft, attempt + 1);
  }
};

/** Requests to begin with: one for everyone, one that creates, one that only an Administrator may send. */
const demoRequests = (apiBaseUrl: string): readonly RequestDraft[] => [
  { ...emptyRequestDraft, name: "List orders", url: `${apiBaseUrl}/orders` },
  {
    ...emptyRequestDraft,
    name: "Create order",
    method: "POST",
    url: `${apiBaseUrl}/orders`,
    body: {
      kind: "json",
      text: JSON.stringify({ product: "Valve VLV-350", quantity: 4, customer: "Northwind" }, undefined, 2),
    },
  },
  {
    ...emptyRequestDraft,
    name: "Delete order",
    method: "DELETE",
    url: `${apiBaseUrl}/orders/1001`,
  },
];
