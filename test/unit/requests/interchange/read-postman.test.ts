import { describe, expect, it } from "vitest";
import { failureOf } from "../../../support/failure-of.ts";
import { readFixture, readText } from "../../../support/import-fixtures.ts";
import { leftOutOf, requestsByPath, variablesOf } from "../../../support/imported.ts";

describe("a Postman collection 2.1", () => {
  const collection = readFixture("postman-2.1.json");
  const requests = requestsByPath(collection);

  it("keeps folders, requests and their order", () => {
    expect(collection).toMatchObject({ format: "postman", name: "Orders API" });
    expect(Object.keys(requests)).toEqual([
      "Health",
      "Orders / List orders",
      "Orders / Create order",
      "Orders / Read order",
      "Documents / Upload document",
      "Documents / Old login",
      "Documents / Search",
      "Documents / Send file",
    ]);
  });

  it("keeps URLs, headers that are on and off, redirects, and anonymity", () => {
    expect(requests["Orders / List orders"]).toMatchObject({
      method: "GET",
      url: "{{base}}/v2/orders?status=open",
      headers: [
        { name: "Accept", value: "application/json", enabled: true },
        { name: "X-Debug", value: "1", enabled: false },
      ],
      sendAs: { kind: "current" },
      token: "access_token",
    });
    expect(requests["Orders / Create order"]?.redirects).toBe("stop");
    expect(requests.Health).toMatchObject({ sendAs: { kind: "anonymous" }, token: "none" });
    expect(requests["Orders / Read order"]?.url).toBe("{{base}}/v2/orders/{{orderId}}");
  });

  it("keeps bodies of every mode, and names no file", () => {
    expect(requests["Orders / Create order"]?.body).toMatchObject({ kind: "json" });
    expect(requests["Documents / Upload document"]?.body).toEqual({
      kind: "multipart",
      parts: [
        { kind: "text", name: "kind", value: "invoice", mediaType: "", enabled: true },
        { kind: "file", name: "document", mediaType: "", enabled: true },
        { kind: "text", name: "data", value: "{}", mediaType: "application/json", enabled: false },
      ],
    });
    expect(requests["Documents / Old login"]?.body).toEqual({
      kind: "form",
      fields: [
        { name: "grant", value: "x y", enabled: true },
        { name: "off", value: "1", enabled: false },
      ],
    });
    const search = requests["Documents / Search"]?.body;
    expect(search?.kind === "json" && JSON.parse(search.text)).toEqual({
      query: "query { orders { id } }",
      variables: { first: 5 },
    });
    expect(requests["Documents / Send file"]?.body).toEqual({ kind: "file", mediaType: "" });
  });

  it("writes variables out that are in one another, and puts keys into secret ones", () => {
    expect(variablesOf(collection)).toEqual([
      "host=api.northwind.example",
      "base=https://api.northwind.example",
      "reference=R-1",
      "orderId=O-1042",
      "X-Api-Key:secret",
    ]);
    expect(requests["Documents / Upload document"]?.headers).toEqual([
      { name: "X-Api-Key", value: "{{X-Api-Key}}", enabled: true },
    ]);
  });

  it("Z-115: names everything that stays behind: scripts, credentials, files, what is made up anew", () => {
    expect(leftOutOf(collection)).toEqual([
      "Authentication oauth2",
      "Orders / List orders: Test script",
      "Orders / List orders: Query parameters that are off",
      "Orders / Create order: Authentication bearer",
      "Orders / Create order: Pre-request script",
      "Orders / Create order: Example responses",
      "Orders / Create order: {{$guid}}",
      "Documents / Upload document: File id_rsa",
      "Documents / Old login: Authentication basic",
      "Documents / Old login: Cookie header",
      "Documents / Send file: File passwd",
      "Purge cache: Request",
    ]);
    expect(JSON.stringify(collection)).not.toMatch(/eyJ|hunter2|s3cr3t|abcabc|\.ssh|etc\/passwd|sendRequest/);
  });
});

describe("other versions of Postman", () => {
  it("Z-115: reads 2.0, in which parameters of an authentication are an object and a URL is a text", () => {
    const collection = readFixture("postman-2.0.json");
    expect(requestsByPath(collection)).toMatchObject({
      "List orders": { url: "{{base}}/v2/orders?status=open" },
      "Read order": { url: "{{base}}/v2/orders/{{orderId}}?key={{key}}" },
    });
    expect(variablesOf(collection)).toContain("key:secret");
    expect(leftOutOf(collection)).toEqual(["Authentication bearer"]);
  });

  it.each([
    ["Z-115: version 1", { id: "x", name: "Old", order: ["a"], requests: [{ id: "a", url: "https://a" }] }],
    [
      "Z-106: a version that is still to come",
      {
        info: { name: "x", schema: "https://schema.getpostman.com/json/collection/v3.0.0/collection.json" },
        item: [],
      },
    ],
  ])("refuses %s", async (_name, document) => {
    expect(await failureOf(() => readText(JSON.stringify(document)))).toMatchObject({
      code: "invalid_input",
    });
  });

  it("reads a collection as Postman's own interface wraps it", () => {
    const collection = {
      info: { name: "Wrapped", schema: "" },
      item: [{ name: "A", request: "https://api.example/a" }],
    };
    expect(readText(JSON.stringify({ collection })).requests).toMatchObject([
      { name: "A", url: "https://api.example/a" },
    ]);
  });

  it("Z-115: passes over null items", () => {
    const document = {
      info: { name: "x" },
      item: [null, { name: "A", request: null }, { name: "B", request: { url: null } }],
    };
    const collection = readText(JSON.stringify(document));
    expect(collection.requests.map(({ name }) => name)).toEqual(["B"]);
    expect(leftOutOf(collection)).toEqual(["An empty item", "A: Request"]);
  });

  it("Z-115: ends variables that name one another in a circle", () => {
    const variable = [
      { key: "a", value: "{{b}}" },
      { key: "b", value: "{{a}}" },
    ];
    const collection = readText(JSON.stringify({ info: { name: "x" }, item: [], variable }));
    expect(collection.variables.map(({ name }) => name)).toEqual(["a", "b"]);
    expect(leftOutOf(collection)).toContain("Variables in the value of a");
  });
});

describe("a Postman environment", () => {
  it("keeps its variables, secret ones as such, with names that are allowed here", () => {
    const collection = readFixture("postman-environment.json");
    expect(collection).toMatchObject({ format: "postman_environment", requests: [], folders: [] });
    expect(
      collection.environments.map((environment) => [environment.name, variablesOf(environment)]),
    ).toEqual([
      ["Acceptance", ["base=https://api.acc.northwind.example", "api_key:secret", "access_token:secret"]],
    ]);
    expect(leftOutOf(collection)).toEqual(["Acceptance: Variable old", "Acceptance: Name api key"]);
  });
});
