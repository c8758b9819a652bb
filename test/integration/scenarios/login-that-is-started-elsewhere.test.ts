import { expect } from "vitest";
import { openScenario, type Scenario } from "../../support/open-scenario.ts";
import { sendRaw } from "../../support/raw-http.ts";
import { scenario } from "../../support/scenario.ts";
import { comeHome, navigate } from "../../support/sign-in.ts";

/** Switches it on, and answers the address that a provider would have registered. */
const initiateLoginUri = async ({ call }: Scenario): Promise<URL> => {
  await call("settings.update", { initiatedLogins: true, initiatedLoginPort: 0 });
  const { uri = "" } = await call("login.initiation", undefined);
  return new URL(uri);
};

const withParameters = (uri: URL, parameters: Readonly<Record<string, string>>): string => {
  const url = new URL(uri);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.append(name, value);
  return url.href;
};

/** The one run there is, at its end. */
const endedRun = async ({ call, workbench }: Scenario) => {
  const [run] = await call("login.list", { limit: 1 });
  return workbench.ended(run?.id ?? "");
};

scenario(
  {
    id: "RP-40",
    provider: "sends the browser to initiate_login_uri with its issuer",
    workbench: "goes on with the same browser to the login, for that issuer",
  },
  async () => {
    const play = await openScenario();
    const uri = await initiateLoginUri(play);
    const last = await comeHome(withParameters(uri, { iss: play.provider.issuer }));
    expect(last.status).toBe(200);
    const { run, trace } = await endedRun(play);
    expect(run).toMatchObject({ state: "succeeded", browser: "browser that asked" });
    expect(trace[0]).toMatchObject({
      kind: "navigation",
      label: "Start a login",
      parameters: [{ name: "iss", value: play.provider.issuer }],
    });
    expect(play.stored()).toEqual({ users: 1, tokenSets: 1 });
  },
);

scenario(
  {
    id: "RP-40, OIDC Core 4",
    provider: "posts issuer, login hint and target in a form",
    workbench: "logs that user in, and follows no target",
  },
  async () => {
    const play = await openScenario();
    const uri = await initiateLoginUri(play);
    const target = "https://elsewhere.example/page";
    const form = { iss: play.provider.issuer, login_hint: "ben", target_link_uri: target };
    const answer = await navigate(uri.href, new URLSearchParams(form));
    expect(answer.status).toBe(303);
    const last = await comeHome(answer.location ?? "");
    expect(last.html).not.toContain(target);
    const { run, trace } = await endedRun(play);
    expect(run).toMatchObject({ state: "succeeded", loginHint: "ben", user: { name: "sub-ben" } });
    expect(JSON.stringify(trace[0])).toContain(target);
  },
);

scenario(
  {
    id: "OIDC Core 4, C-16",
    provider: "that asks is not configured, or asks in a way that no page of its own would",
    workbench: "starts nothing",
  },
  async () => {
    const play = await openScenario();
    const uri = await initiateLoginUri(play);
    const { issuer } = play.provider;
    const query = (text: string) => `${uri.pathname}?${text}`;
    const right = `iss=${encodeURIComponent(issuer)}`;
    const host = `Host: ${uri.host}`;
    const send = (target: string, headers: readonly string[] = [host], method = "GET") =>
      sendRaw(uri.hostname, Number(uri.port), { method, target, headers: [...headers, "Connection: close"] });
    const refusals = [
      [404, await send(query(`iss=${encodeURIComponent(`${issuer}/`)}`))],
      [404, await send(query("iss=https%3A%2F%2Felsewhere.example"))],
      [404, await send(`/other?${right}`)],
      [400, await send(query(""))],
      [400, await send(query(`${right}&${right}`))],
      [400, await send(query(`${right}&login_hint=${"x".repeat(3000)}`))],
      [400, await send(query(`${right}&login_hint=a%0Ab`))],
      [400, await send(query(right), [host, "Sec-Fetch-Dest: iframe", "Sec-Fetch-Mode: navigate"])],
      [400, await send(query(right), [host, "Sec-Fetch-Dest: empty", "Sec-Fetch-Mode: no-cors"])],
      [403, await send(query(right), ["Host: rebinding.example"])],
      [405, await send(query(right), [host], "PUT")],
    ] as const;
    expect(refusals.map(([, { status }]) => status)).toEqual(refusals.map(([status]) => status));
    for (const [, { body }] of refusals) expect(body).not.toContain("elsewhere.example");
    expect(await play.call("login.list", { limit: 1 })).toEqual([]);
    expect(play.provider.received.all()).toEqual([]);
  },
);

scenario(
  {
    id: "OIDC Core 4, F-85",
    provider: "starts one login after the other, none of which ends",
    workbench: "lets three wait and refuses the next",
  },
  async () => {
    const play = await openScenario({ visit: () => undefined });
    const uri = await initiateLoginUri(play);
    const start = () => navigate(withParameters(uri, { iss: play.provider.issuer }));
    const statuses = [];
    for (let nth = 1; nth <= 4; nth += 1) statuses.push((await start()).status);
    expect(statuses).toEqual([303, 303, 303, 429]);
    const [first] = await play.call("login.list", { limit: 1 });
    await play.call("login.cancel", { id: first?.id ?? "" });
    await play.workbench.ended(first?.id ?? "");
    expect((await start()).status).toBe(303);
  },
);

scenario(
  {
    id: "OIDC Core 4, C-28",
    provider: "may not start logins, which is so until it is switched on",
    workbench: "listens only while it is, also after a restart, and says where it cannot",
  },
  async () => {
    const play = await openScenario();
    const { call } = play;
    expect(await call("login.initiation", undefined)).toEqual({ state: "off" });
    const uri = await initiateLoginUri(play);
    await play.workbench.reopen();
    // Only with a window: the command line works on the same settings.
    expect(await call("login.initiation", undefined)).toEqual({ state: "off" });
    await call("app.painted", undefined);
    expect(await call("login.initiation", undefined)).toMatchObject({ state: "listening" });
    await expect(navigate(uri.href)).rejects.toMatchObject({ code: "ECONNREFUSED" });

    const taken = Number(new URL(play.provider.issuer).port);
    await call("settings.update", { initiatedLoginPort: taken });
    expect(await call("login.initiation", undefined)).toMatchObject({
      state: "failed",
      error: { code: "port_in_use", field: "initiatedLoginPort" },
    });
    await call("settings.update", { initiatedLogins: false });
    expect(await call("login.initiation", undefined)).toEqual({ state: "off" });
  },
);
