import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Exchange } from "#shared/requests/exchange.ts";
import type { CurrentIdentity, RequestBody } from "#shared/requests/request-draft.ts";
import { requestTo, send, signIn } from "../support/identities.ts";
import { openScenario, type Scenario } from "../support/open-scenario.ts";
import { startRedirectingServer } from "../support/redirecting-server.ts";

const replay = (
  { call }: Scenario,
  { id }: Pick<Exchange, "id">,
  sendAs?: CurrentIdentity,
): Promise<Exchange> => call("requests.replay", { id, sendingId: randomUUID(), sendAs });

describe("replay", () => {
  test.each([
    { kind: "none" },
    { kind: "json", text: '{"a":"{{not_ours}}"}' },
    { kind: "text", text: "<a/>", mediaType: "application/xml" },
    { kind: "form", fields: [{ name: "a", value: "b c", enabled: true }] },
    {
      kind: "multipart",
      parts: [{ kind: "text", name: "a", value: "b", mediaType: "", enabled: true }],
    },
  ] satisfies readonly RequestBody[])("sends the same body again: $kind", async (body) => {
    const scenario = await openScenario();
    const api = await startRedirectingServer();
    // What stands in braces came out of a variable's value.
    const { id } = await scenario.call("environments.save", {
      name: "A",
      variables: [{ name: "not_ours", value: "{{not_ours}}", isSecret: false }],
    });
    await scenario.call("settings.update", { environmentId: id });
    const first = await send(scenario, {
      url: api.origin,
      method: "POST",
      headers: [{ name: "X-A", value: "1" }],
      body,
    });
    await scenario.call("settings.update", { environmentId: "" });
    const again = await replay(scenario, first);
    expect(again).toMatchObject({ status: 200, replayOf: { exchangeId: first.id, from: "recorded" } });
    const [one, two] = api.received;
    const boundary = /boundary=(.+)$/;
    const mediaType = (headers = one?.headers) => headers?.["content-type"]?.replace(boundary, "");
    expect(mediaType(two?.headers)).toBe(mediaType());
    const plain = (text = "", type = "") => text.replaceAll(boundary.exec(type)?.[1] ?? "-", "");
    expect(plain(two?.body, two?.headers["content-type"])).toBe(
      plain(one?.body, one?.headers["content-type"]),
    );
    expect(two?.headers["x-a"]).toBe("1");
  });

  test("sends the same file again, from where it was chosen", async () => {
    let path = "";
    const scenario = await openScenario({
      ports: { fileDialog: { open: async () => path, save: async () => undefined } as never },
    });
    const api = await startRedirectingServer();
    path = join(scenario.workbench.dataFolder, "orders.csv");
    await writeFile(path, "a,b\n1,2\n");
    const file = await scenario.call("requests.chooseFile", undefined);
    if (file === undefined) throw new Error("No file was chosen.");
    const body = { kind: "file", file, mediaType: "" } as const;
    const first = await send(scenario, { url: api.origin, method: "PUT", body });
    await replay(scenario, first);
    expect(api.received.map(({ body: sent }) => sent)).toEqual(["a,b\n1,2\n", "a,b\n1,2\n"]);
    expect(api.received[1]?.headers["content-type"]).toBe(api.received[0]?.headers["content-type"]);
  });

  test("keeps its token, its redirects and what was expected", async () => {
    const scenario = await openScenario();
    const userId = await signIn(scenario);
    const expectations = [{ kind: "status", status: "401" }] as const;
    const first = await send(scenario, { userId, token: "id_token", expectations: [...expectations] });
    const again = await replay(scenario, first);
    expect(again).toMatchObject({ token: { kind: "id_token" }, expectations: [{ passed: true }] });
    const asClient = await send(scenario, {
      sendAs: { kind: "client", configurationId: scenario.configuration.id },
    });
    expect(await replay(scenario, asClient)).toMatchObject({ sender: "client", tokenUse: "sent" });
  });

  test("resolves the saved request anew where something was masked, and says so", async () => {
    const scenario = await openScenario();
    const api = await startRedirectingServer();
    const { id } = await scenario.call("environments.save", {
      name: "A",
      variables: [{ name: "key", value: "marked-secret", isSecret: true }],
    });
    await scenario.call("settings.update", { environmentId: id });
    const request = requestTo(scenario, { url: `${api.origin}/x?key={{key}}` });
    const saved = await scenario.call("requests.save", { request });
    const sent = { sendingId: randomUUID(), savedRequestId: saved.id, request };
    const first = await scenario.call("requests.send", sent);
    expect(await replay(scenario, first)).toMatchObject({
      replayOf: { exchangeId: first.id, from: "saved_request" },
      savedRequestId: saved.id,
    });
    expect(api.received.map(({ path }) => path)).toEqual(["/x?key=marked-secret", "/x?key=marked-secret"]);
    await scenario.call("requests.delete", { id: saved.id });
    const error = await scenario.errorOf("requests.replay", { id: first.id, sendingId: randomUUID() });
    expect(error.code).toBe("secret_missing");
  });

  test("names the headers that were masked and are missing now", async () => {
    const scenario = await openScenario();
    const api = await startRedirectingServer();
    const headers = [{ name: "Cookie", value: "a=1" }];
    const first = await send(scenario, { url: api.origin, headers });
    expect((await replay(scenario, first)).replayOf).toEqual({
      exchangeId: first.id,
      from: "recorded",
      leftOut: ["Cookie"],
    });
    expect(api.received[1]?.headers.cookie).toBeUndefined();
  });

  test("as somebody who is gone asks for another identity", async () => {
    const scenario = await openScenario();
    const userId = await signIn(scenario);
    const first = await send(scenario, { userId });
    await scenario.call("users.forget", { selection: { ids: [userId] } });
    scenario.clock.advance(120_000);
    const error = await scenario.errorOf("requests.replay", { id: first.id, sendingId: randomUUID() });
    expect(error).toMatchObject({ code: expect.stringMatching(/not_found|no_token_set/) });
    expect(await replay(scenario, first, { kind: "anonymous" })).toMatchObject({ status: 401 });
  });
});
