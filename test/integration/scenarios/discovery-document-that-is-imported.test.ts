import { expect } from "vitest";
import { emptyDraft } from "#shared/configurations/client-configuration.ts";
import { openScenario } from "../../support/open-scenario.ts";
import { scenario } from "../../support/scenario.ts";

/** Imports what a changed document says, logs in with that, and tells where the provider was asked. */
const loginByImport = async (membersFor: (issuer: string) => Readonly<Record<string, string>>) => {
  const { call, provider, workbench } = await openScenario();
  const members = membersFor(provider.issuer);
  provider.change({ discovery: { document: (right) => ({ ...right, ...members }) } });
  const { durationMs: _, ...imported } = await call("discovery.import", {
    automaticConfigurationUrl: provider.issuer,
    allowInsecureHttp: false,
  });
  const { clientId, clientSecret } = provider.client;
  const draft = { ...emptyDraft("Imported"), ...imported, clientId };
  const { id } = await call("configurations.create", { draft, clientSecret });
  const { run } = await workbench.ended((await call("login.start", { configurationId: id })).id);
  expect(run.error).toBeUndefined();
  expect(run.state).toBe("succeeded");
  return provider.received.all().map(({ target }) => target.split("&")[0]);
};

scenario(
  {
    id: "RP-32",
    provider: "publishes other endpoints than usual",
    workbench: "imports them, calls them, and accepts the login",
  },
  async () => {
    const asked = await loginByImport((issuer) => ({
      token_endpoint: `${issuer}/token?for=us`,
      userinfo_endpoint: `${issuer}/userinfo?for=us`,
    }));
    expect(asked).toEqual(expect.arrayContaining(["/token?for=us", "/userinfo?for=us"]));
    expect(asked).not.toEqual(expect.arrayContaining(["/token"]));
  },
);

scenario(
  {
    id: "RP-33",
    provider: "publishes its keys at another URL than usual",
    workbench: "reads them there, and accepts the login",
  },
  async () => {
    const asked = await loginByImport((issuer) => ({ jwks_uri: `${issuer}/jwks?set=7` }));
    expect(asked).toContain("/jwks?set=7");
    expect(asked).not.toContain("/jwks");
  },
);
