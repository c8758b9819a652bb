import { expect } from "vitest";
import { draftFor, openScenario } from "../../support/open-scenario.ts";
import { scenario } from "../../support/scenario.ts";
import { providerUsers } from "../../support/scriptable-provider/index.ts";

scenario(
  {
    id: "F-84, C-15",
    provider: "serves ten logins at once, of two configurations",
    workbench: "gives each its own user",
  },
  async () => {
    const { call, configuration, provider, stored, workbench } = await openScenario();
    const other = await call("configurations.create", {
      draft: { ...draftFor(provider), alias: "The same again" },
      clientSecret: provider.client.clientSecret,
    });
    const started = await Promise.all(
      Array.from({ length: 10 }, async (_, index) => {
        const loginHint = index % 2 === 0 ? "ada" : "ben";
        const configurationId = index < 5 ? configuration.id : other.id;
        const { id } = await call("login.start", { configurationId, loginHint });
        return { id, loginHint, configurationId } as const;
      }),
    );
    for (const { id, loginHint, configurationId } of started) {
      const { run } = await workbench.ended(id);
      expect(run).toMatchObject({ state: "succeeded", configurationId, loginHint });
      expect(run.user?.name).toBe(providerUsers[loginHint].sub);
    }
    expect(stored()).toEqual({ users: 4, tokenSets: 4 });
  },
);
