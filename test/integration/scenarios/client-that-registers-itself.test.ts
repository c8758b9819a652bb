import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { AppErrorCode } from "#shared/app-error.ts";
import { openScenario, type Scenario, type ScenarioOptions } from "../../support/open-scenario.ts";
import { noteRefusal, scenario } from "../../support/scenario.ts";
import { REGISTRATION_ACCESS_TOKEN } from "../../support/scriptable-provider/index.ts";
import { createScriptedKeychain } from "../../support/scripted-keychain.ts";

/** A configuration as an import leaves it: nothing of the client is known. */
const openUnregistered = (options: ScenarioOptions = {}): Promise<Scenario> =>
  openScenario({
    ...options,
    draft: (right) => {
      const unregistered: typeof right = {
        ...right,
        endpoints: { ...right.endpoints, registration: `${right.issuer}/register` },
        clientId: "",
        clientAuthenticationMethod: "none",
      };
      return options.draft?.(unregistered) ?? unregistered;
    },
  });

const register = ({ call, configuration }: Scenario, initialAccessToken?: string) =>
  call("registration.register", {
    configurationId: configuration.id,
    ...(initialAccessToken === undefined ? {} : { initialAccessToken }),
  });

const kept = ({ call, configuration }: Scenario) => call("configurations.get", { id: configuration.id });

scenario(
  {
    id: "RP-39",
    provider: "lets anybody register a client",
    workbench: "registers, keeps the secret in the keychain, and logs in with it",
  },
  async () => {
    const play = await openUnregistered();
    const answer = await register(play);
    const { clientId, clientSecret } = play.provider.client;
    expect(answer).toMatchObject({ clientId });
    expect(answer.error).toBeUndefined();
    expect(await kept(play)).toMatchObject({
      clientId,
      clientAuthenticationMethod: "client_secret_basic",
      clientSecretSavedAt: play.clock.now(),
      registration: { registeredAt: play.clock.now(), canBeEnded: true },
    });
    expect((await play.login()).run.state).toBe("succeeded");
    const files = readdirSync(play.workbench.dataFolder).map((name) =>
      readFileSync(join(play.workbench.dataFolder, name), "latin1"),
    );
    for (const secret of [clientSecret, REGISTRATION_ACCESS_TOKEN]) {
      expect(JSON.stringify(answer)).not.toContain(secret);
      expect(JSON.stringify(play.workbench.events)).not.toContain(secret);
      expect(files.join()).not.toContain(secret);
    }
  },
);

scenario(
  {
    id: "RFC 7591 3",
    provider: "wants an initial access token",
    workbench: "says so, registers with it, and does not keep it",
  },
  async () => {
    const token = "initial-access-token-of-the-administrator";
    const play = await openUnregistered({ script: { initialAccessToken: token } });
    const refused = await register(play);
    expect(refused.error).toMatchObject({
      code: "registration_refused",
      field: "endpoints.registration",
      wire: { httpStatus: 401, error: "invalid_token" },
    });
    expect(await kept(play)).toMatchObject({ clientId: "" });
    const answer = await register(play, token);
    expect(answer).toMatchObject({ clientId: play.provider.client.clientId });
    expect(JSON.stringify(answer)).not.toContain(token);
  },
);

scenario(
  {
    id: "RFC 7592 2.3",
    provider: "gives out what ends a registration",
    workbench: "ends it, also after a restart, and forgets the client",
  },
  async () => {
    const play = await openUnregistered();
    await register(play);
    await play.workbench.reopen();
    const answer = await play.call("registration.end", { configurationId: play.configuration.id });
    expect(answer.error).toBeUndefined();
    expect(play.provider.received.of("registration").at(-1)?.method).toBe("DELETE");
    const after = await kept(play);
    expect(after.clientId).toBe("");
    expect(after.registration).toBeUndefined();
    expect(after.clientSecretSavedAt).toBeUndefined();
    expect(await play.errorOf("registration.end", { configurationId: play.configuration.id })).toMatchObject({
      code: "endpoint_not_offered",
    });
  },
);

scenario(
  {
    id: "RFC 7592 2.3, F-64",
    provider: "registers the client while the keychain fails",
    workbench: "says so, and can end the registration, which is there all the same",
  },
  async () => {
    const keychain = createScriptedKeychain();
    const play = await openUnregistered({ ports: { keychain } });
    await play.call("keychain.retry", undefined);
    keychain.mode = "fails";
    const answer = await register(play);
    expect(answer.error).toMatchObject({ code: "keychain_unavailable" });
    expect(await kept(play)).toMatchObject({ clientId: "", registration: { canBeEnded: true } });
    keychain.mode = "works";
    const ended = await play.call("registration.end", { configurationId: play.configuration.id });
    expect(ended.error).toBeUndefined();
    expect((await kept(play)).registration).toBeUndefined();
  },
);

const wrongAnswers: readonly (readonly [string, AppErrorCode, NonNullable<ScenarioOptions["script"]>])[] = [
  [
    "gives out no client ID",
    "registration_response_invalid",
    { registration: { document: ({ client_id: _, ...rest }) => rest } },
  ],
  [
    "gives out no secret for a method with one",
    "registration_response_invalid",
    { registration: { document: ({ client_secret: _, ...rest }) => rest } },
  ],
  [
    "registers a method that nobody knows",
    "registration_response_invalid",
    { registration: { document: (right) => ({ ...right, token_endpoint_auth_method: "telepathy" }) } },
  ],
  [
    "answers the registration with HTML",
    "registration_response_invalid",
    { registration: { content: "<!doctype html>", headers: { "content-type": "text/html" } } },
  ],
  [
    "redirects the registration",
    "redirect_refused",
    { registration: { status: 307, headers: { location: "https://elsewhere.example/register" } } },
  ],
  [
    "refuses the redirect URI",
    "registration_refused",
    { registration: { status: 400, document: () => ({ error: "invalid_redirect_uri" }) } },
  ],
  ["fails at the registration", "registration_refused", { registration: { status: 500, content: "" } }],
];

for (const [provider, code, script] of wrongAnswers) {
  scenario(
    { id: "RFC 7591 3.2.2", provider, workbench: "says why, and the configuration stays as it was" },
    async () => {
      const play = await openUnregistered({ script });
      const before = await kept(play);
      const { error } = await register(play);
      expect(error).toMatchObject({ code, step: "preparation" });
      noteRefusal(code);
      expect(await kept(play)).toEqual(before);
    },
  );
}

scenario(
  {
    id: "RFC 7591 2",
    provider: "registers a client with a key of its own",
    workbench: "sends the public side only, and signs with the key",
  },
  async () => {
    const play = await openUnregistered({
      script: { client: { authenticationMethod: "private_key_jwt" } },
      draft: (unregistered) => ({ ...unregistered, clientAuthenticationMethod: "private_key_jwt" }),
      clientKey: { algorithm: "ES256" },
    });
    expect((await register(play)).error).toBeUndefined();
    const [request] = play.provider.received.of("registration");
    const sent = JSON.parse(request?.body ?? "{}");
    expect(sent.jwks.keys).toHaveLength(1);
    expect(sent.jwks.keys[0]).not.toHaveProperty("d");
    expect((await play.login()).run.state).toBe("succeeded");
  },
);
