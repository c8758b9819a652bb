import { expect } from "vitest";
import { publicJwks } from "#shared/configurations/client-key.ts";
import { expectRefusal } from "../../support/expect-login.ts";
import { openScenario, type Scenario } from "../../support/open-scenario.ts";
import { noteRefusal, scenario } from "../../support/scenario.ts";

/** A client that is registered with one key, and has made another one since, which the provider does not know yet. */
const openRotation = async (complaints: readonly string[] = []) => {
  const opened = await openScenario({
    script: { client: { authenticationMethod: "private_key_jwt" } },
    clientKey: { algorithm: "ES256" },
    complaints,
  });
  const { id } = opened.configuration;
  const configuration = await opened.call("configurations.makeClientKey", {
    id,
    role: "next_signing",
    algorithm: "ES384",
  });
  return { ...opened, id, configuration };
};

const loginWithNextKey = async ({ call, workbench, configuration }: Scenario) => {
  const input = { configurationId: configuration.id, tryNextKey: true };
  return workbench.ended((await call("login.start", input)).id);
};

const signersOf = ({ provider }: Scenario): readonly unknown[] =>
  provider.received
    .of("token")
    .map(({ parameters }) => (parameters.get("client_assertion") ?? "").split(".")[0] ?? "")
    .map((header) => JSON.parse(Buffer.from(header, "base64url").toString("utf8")).kid);

scenario(
  {
    id: "OLD-14, RFC 7523 3",
    provider: "has registered both of the client's keys",
    workbench: "rehearses a login with the next one, and puts it in the place of the old one when told to",
  },
  async () => {
    const opened = await openRotation();
    const { call, id, configuration, provider } = opened;
    provider.change({ clientKeys: JSON.parse(publicJwks(configuration)).keys });
    const { run } = await loginWithNextKey(opened);
    expect(run).toMatchObject({ state: "succeeded", triesNextKey: true });
    expect(await call("login.get", { id: run.id })).toMatchObject({ run: { triesNextKey: true } });
    const proven = await call("configurations.get", { id });
    expect(proven.nextClientKey?.provenAt).toBe(opened.clock.now());
    expect((await opened.login()).run).not.toHaveProperty("triesNextKey");
    const [old, next] = [configuration.clientKey?.keyId, configuration.nextClientKey?.keyId];
    const promoted = await call("configurations.promoteClientKey", { id });
    expect(promoted.clientKey?.keyId).toBe(next);
    provider.change({ clientKeys: JSON.parse(publicJwks(promoted)).keys });
    expect((await opened.login()).run.state).toBe("succeeded");
    expect(signersOf(opened)).toEqual([next, old, next]);
  },
);

scenario(
  {
    id: "OLD-14, RFC 7523 3",
    provider: "knows the client's old key alone",
    workbench: "is refused with the next one, does not call it proven, and logs in with the old one still",
  },
  async () => {
    const complaint = "token: Not kept: the assertion is signed by the client's registered key";
    const opened = await openRotation([complaint]);
    await expectRefusal(opened, { code: "token_error", step: "token_endpoint" }, () =>
      loginWithNextKey(opened),
    );
    const { nextClientKey } = await opened.call("configurations.get", { id: opened.id });
    expect(nextClientKey).not.toHaveProperty("provenAt");
    expect((await opened.login()).run.state).toBe("succeeded");
  },
);

scenario(
  {
    id: "OLD-14",
    provider: "has registered the client's only key",
    workbench: "starts no login with a next key that there is not",
  },
  async () => {
    const opened = await openRotation();
    await opened.call("configurations.removeClientKey", { id: opened.id, role: "next_signing" });
    const input = { configurationId: opened.id, tryNextKey: true };
    expect(await opened.errorOf("login.start", input)).toMatchObject({
      code: "secret_missing",
      field: "nextClientKey",
    });
    noteRefusal("secret_missing");
    expect(opened.provider.received.all()).toEqual([]);
  },
);
