import { createPrivateKey, randomUUID } from "node:crypto";
import { join } from "node:path";
import SQLite from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { openAuthority } from "../support/certificates.ts";
import { findMarks, findMarksInFolder, needlesFor } from "../support/find-marks.ts";
import { requestTo, send, signIn, tokenOf } from "../support/identities.ts";
import { CLIENT_SECRET, expectNothingLeft, MARK, needlesOf, openMarked } from "../support/open-marked.ts";
import { draftFor, openScenario } from "../support/open-scenario.ts";
import type { AnswerBend, ProviderScript } from "../support/scriptable-provider/index.ts";

test("the search finds a mark in every spelling, and the reveal is the one answer that has it", async () => {
  const scenario = await openMarked();
  await signIn(scenario);
  const { call, configuration, workbench } = scenario;
  await call("configurations.revealClientSecret", { id: configuration.id });
  const needles = needlesOf(scenario);
  const reveal = Buffer.from(JSON.stringify(workbench.answers.at(-1)));
  expect(findMarks("the reveal", reveal, needles)).toContainEqual(
    expect.stringContaining("the reveal: the client secret after"),
  );
  for (const offset of [0, 1, 2, 3, 4, 5]) {
    const text = Buffer.from(`${"x".repeat(offset)}${CLIENT_SECRET} and more`).toString("base64");
    expect(findMarks("base64", Buffer.from(text), needles)).not.toEqual([]);
  }
  await expectNothingLeft(scenario);
});

test("nothing of a login's, a request's, a refresh's or a sign-out's secrets is left anywhere (C-83, C-84, C-86)", async () => {
  const scenario = await openMarked();
  const { call, configuration, provider } = scenario;
  await call("discovery.import", { automaticConfigurationUrl: provider.issuer, allowInsecureHttp: false });
  await call("configurations.duplicate", { id: configuration.id });
  const ada = await signIn(scenario, "ada");
  const ben = await signIn(scenario, "ben");
  await call("requests.save", { request: requestTo(scenario, { userId: ada }) });
  const { id } = await send(scenario, { userId: ada, method: "POST", body: '{"order":7}' });
  await call("requests.exchange", { id });
  await call("requests.replay", {
    id,
    sendingId: randomUUID(),
    sendAs: { kind: "user", userId: ben },
  });
  provider.revokeAccessTokens();
  await send(scenario, { userId: ada });
  scenario.clock.advance(3_600_000);
  await send(scenario, { userId: ben });
  await call("tokens.refresh", { userId: ben });
  await call("tokens.view", { userId: ben });
  await call("tokens.introspect", { userId: ben, kind: "access_token" });
  await call("tokens.introspect", { userId: ben, kind: "refresh_token" });
  await call("tokens.userinfo", { userId: ben });
  await call("tokens.revoke", { userId: ben, kind: "access_token", afterwards: "keep" });
  for (const kind of ["id_token", "access_token", "refresh_token"] as const)
    await tokenOf(scenario, ben, kind);
  await call("users.get", { id: ada });
  await call("tokens.signOut", { userId: ada, kind: "local" });
  await call("tokens.signOut", { userId: ben, kind: "provider" });
  await call("configurations.setClientSecret", { id: configuration.id, clientSecret: `${CLIENT_SECRET} 2` });
  await call("configurations.removeClientSecret", { id: configuration.id });
  await call("login.list", { limit: 10 });
  await expectNothingLeft(scenario);
});

test("what is typed into a request is in no file, saved or sent (C-84, KD-02)", async () => {
  const scenario = await openMarked();
  const { call, provider, workbench } = scenario;
  const typed = {
    url: `${provider.apiUrl}/orders?key=${MARK}typed-into-the-url`,
    headers: [{ name: "X-Key", value: `${MARK}typed-into-a-header` }],
    body: `{"key":"${MARK}typed-into-the-body"}`,
  };
  const { id } = await call("requests.save", { request: requestTo(scenario, { ...typed, method: "POST" }) });
  await call("requests.save", { id, request: requestTo(scenario, { ...typed, name: "Orders, changed" }) });
  await send(scenario, { ...typed, method: "POST" });
  await call("requests.history", { limit: 1 });
  const found = () => findMarksInFolder(workbench.dataFolder, needlesFor("typed", MARK));
  expect(found()).toEqual([]);
  await workbench.reopen();
  expect(found()).toEqual([]);
  expect(await call("requests.list", undefined)).toMatchObject([
    { id, url: typed.url, body: { kind: "json", text: typed.body }, name: "Orders, changed" },
  ]);
});

test("nothing is left of a token response that is broken in any way (C-84, C-86)", async () => {
  const scenario = await openMarked();
  const broken: readonly AnswerBend[] = [
    { document: (right) => ({ ...right, token_type: "mac" }) },
    { document: (right) => [right] },
    { document: (right) => ({ ...right, access_token: `${MARK}with\r\nline breaks` }) },
    { document: (right) => ({ ...right, ACCESS_TOKEN: `${MARK}capitals`, access_token: undefined }) },
    { content: `{"access_token": "${MARK}never ended` },
    { content: `access_token=${MARK}as-a-form&refresh_token=${MARK}too` },
    { breaksOff: true },
  ];
  for (const token of broken) {
    scenario.provider.change({ token });
    expect((await scenario.login()).run.state).toBe("failed");
  }
  scenario.provider.change({ token: {} });
  await signIn(scenario);
  await expectNothingLeft(scenario);
});

test("nothing is left of refused ID tokens and of callbacks that are not the answer (C-84, C-86)", async () => {
  const scenario = await openMarked();
  const { call, login, provider, start, workbench } = scenario;
  for (const sign of ["none", "damaged", { secret: CLIENT_SECRET }] as const) {
    provider.change({ idToken: { sign } });
    expect((await login()).run.state).toBe("failed");
  }
  provider.change({ idToken: {} });
  const responses: readonly NonNullable<ProviderScript["authorizationResponse"]>[] = [
    (right) => ({ ...right, iss: "https://other.example" }),
    (right) => ({ ...right, code: undefined, error: "access_denied", id_token: right.code }),
    (right) => ({ ...right, error: "x", error_description: `The code ${right.code} is for you.` }),
  ];
  for (const authorizationResponse of responses) {
    provider.change({ authorizationResponse });
    expect((await login()).run.state).toBe("failed");
  }
  provider.change({
    authorizationResponse: (right) => ({ ...right, access_token: `${MARK}in-the-redirect` }),
  });
  await signIn(scenario);
  // A callback with another state, and a login that is cancelled in front of it.
  provider.change({ authorizationResponse: (right) => ({ ...right, state: right.code }) });
  const { id } = await start();
  await workbench.next("trace.entry-recorded", ({ runId, entry }) => runId === id && "failure" in entry);
  await call("login.cancel", { id });
  await workbench.ended(id);
  await expectNothingLeft(scenario);
});

test("what a login keeps with its secrets is in no file in plain, and in the one answer that shows it (C-84)", async () => {
  const scenario = await openMarked();
  const { call, configuration, provider, workbench } = scenario;
  const logIn = async () => {
    const { id } = await call("login.start", { configurationId: configuration.id, keepRawValues: true });
    return workbench.ended(id);
  };
  const { run, trace } = await logIn();
  expect(run).toMatchObject({ state: "succeeded", keepsRawValues: true });
  provider.change({ token: { document: (right) => ({ ...right, token_type: "mac" }) } });
  const { run: failed } = await logIn();
  expect(failed).toMatchObject({ state: "failed", keepsRawValues: true });
  await call("login.result", { id: run.id });
  await call("login.compare", { leftId: run.id, rightId: failed.id });
  await expectNothingLeft(scenario);
  const position = trace.findIndex((entry) => entry.kind === "exchange" && entry.step === "token_endpoint");
  const raw = await call("login.rawEntry", { id: run.id, position });
  expect(findMarks("the entry", Buffer.from(JSON.stringify(raw)), needlesFor("mark", MARK))).not.toEqual([]);
});

test("nothing is left of a configuration that is deleted (C-87)", async () => {
  const scenario = await openMarked();
  const { call, configuration, provider } = scenario;
  await signIn(scenario);
  const other = await call("configurations.create", {
    draft: { ...draftFor(provider), alias: "Another" },
    clientSecret: CLIENT_SECRET,
  });
  await call("configurations.delete", { id: configuration.id });
  await call("configurations.delete", { id: other.id });
  expect(scenario.stored()).toEqual({ users: 0, tokenSets: 0 });
  await expectNothingLeft(scenario);
});

test("a client certificate's private key is in no file, event or answer, and in nothing that goes out (C-84, KD-02)", async () => {
  const scenario = await openScenario({
    script: {
      client: { authenticationMethod: "self_signed_tls_client_auth" },
      clientCertificates: "at_the_endpoints",
    },
  });
  const { call, configuration, provider, workbench } = scenario;
  const { id } = configuration;
  const client = openAuthority("Authority of the clients").issue("client");
  const { privateKeyPem, certificatePem } = client;
  const pair = { certificate: `${certificatePem}${privateKeyPem}`, privateKey: "" };
  const { clientCertificate } = await call("configurations.importClientCertificate", { id, ...pair });
  provider.change({ clientCertificate: { thumbprint: clientCertificate?.thumbprint ?? "" } });
  const userId = await signIn(scenario);
  await send(scenario, { userId });
  await call("tokens.refresh", { userId });
  await call("tokens.introspect", { userId, kind: "access_token" });
  await call("tokens.userinfo", { userId });
  await call("configurations.duplicate", { id });
  await call("configurations.list", undefined);
  const { d = "" } = createPrivateKey(privateKeyPem).export({ format: "jwk" });
  const secrets = [d, Buffer.from(d, "base64url").toString("base64"), privateKeyPem.split("\n")[1] ?? ""];
  const needles = secrets.flatMap((secret) => needlesFor("the private key", secret));
  const sent = provider.received.all().map(({ target, headers, body }) => ({ target, headers, body }));
  const found = () => [
    ...findMarksInFolder(workbench.dataFolder, needles),
    ...findMarks("the events", Buffer.from(JSON.stringify(workbench.events)), needles),
    ...findMarks("the answers", Buffer.from(JSON.stringify(workbench.answers)), needles),
    ...findMarks("the log", Buffer.from(workbench.logged.join("\n")), needles),
    ...findMarks("the requests", Buffer.from(JSON.stringify(sent)), needles),
  ];
  expect(found()).toEqual([]);
  await workbench.reopen();
  expect(found()).toEqual([]);
  // It is kept all the same, and goes with the configuration.
  await call("tokens.refresh", { userId });
  await call("configurations.delete", { id });
  const db = new SQLite(join(workbench.dataFolder, "workbench.db"), { readonly: true });
  onTestFinished(() => void db.close());
  expect(db.prepare("SELECT count(*) FROM client_certificates").pluck().get()).toBe(0);
});
