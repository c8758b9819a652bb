import { expect, test } from "vitest";
import { draftOf } from "#shared/configurations/client-configuration.ts";
import { openScenario } from "../support/open-scenario.ts";

const listed = async ({ call }: Pick<Awaited<ReturnType<typeof openScenario>>, "call">) => {
  const [first] = await call("configurations.list", undefined);
  return first?.diagnosis;
};

test("the list says what the doctor said of a configuration as it is saved, also after a restart", async () => {
  const play = await openScenario({ draft: (right) => ({ ...right, clientId: "" }) });
  const { call, workbench } = play;
  const { id } = play.configuration;
  const saved = () => call("configurations.get", { id });
  expect(await listed(play)).toBeUndefined();

  const diagnosis = await call("doctor.diagnose", {
    draft: draftOf(await saved()),
    configurationId: id,
    refresh: true,
  });
  const count = (wanted: string) => diagnosis.findings.filter(({ result }) => result === wanted).length;
  const kept = { failed: count("failed"), warnings: count("warning") };
  expect(kept.failed).toBeGreaterThan(0);
  expect(await listed(play)).toEqual(kept);
  expect(workbench.events).toContainEqual({ name: "configurations.changed", payload: { id } });

  await workbench.reopen();
  expect(await listed(play)).toEqual(kept);
  // Without the provider's answers, which were not kept, less is known: that does not count for more.
  await call("doctor.diagnose", { draft: draftOf(await saved()), configurationId: id, refresh: false });
  expect(await listed(play)).toEqual(kept);

  play.clock.advance(1_000);
  const mended = { ...draftOf(await saved()), clientId: "workbench-client" };
  await call("doctor.diagnose", { draft: mended, configurationId: id, refresh: false });
  expect(await listed(play)).toEqual(kept);
  await call("configurations.update", { id, draft: mended });
  expect(await listed(play)).toBeUndefined();
});

test.each([
  ["plain-secret-1", "passed"],
  ["a secret/with+punctuation", "warning"],
])(
  "the doctor knows whether the secret %j survives a provider that does not decode (quirk 1)",
  async (secret, result) => {
    const { call, configuration } = await openScenario();
    await call("configurations.setClientSecret", { id: configuration.id, clientSecret: secret });
    const { findings } = await call("doctor.diagnose", {
      draft: draftOf(configuration),
      configurationId: configuration.id,
      refresh: true,
    });
    expect(JSON.stringify(findings)).not.toContain(secret);
    expect(findings.find(({ checkId }) => checkId === "basic-credentials-need-no-encoding")?.result).toBe(
      result,
    );
  },
);
