import { describe, expect, it } from "vitest";
import { failureOf } from "../../../support/failure-of.ts";
import { fixtureSource, readFixture, readText } from "../../../support/import-fixtures.ts";
import { leftOutOf, requestsByPath, variablesOf } from "../../../support/imported.ts";

describe("Insomnia", () => {
  it("reads an export of version 4 in the order that the person gave it", () => {
    const collection = readFixture("insomnia-4.json");
    const requests = requestsByPath(collection);
    expect(Object.keys(requests)).toEqual([
      "Upload document",
      "Orders / Read order",
      "Orders / Create order",
    ]);
    expect(requests["Orders / Read order"]).toMatchObject({
      url: "{{base}}/v2/orders/O%201042?expand=lines",
    });
    expect(requests["Orders / Create order"]).toMatchObject({
      redirects: "stop",
      body: { kind: "json", text: expect.stringContaining("{{order.reference}}") },
    });
    expect(variablesOf(collection)).toEqual([
      "base=https://api.northwind.example",
      "order.reference=R-1",
      "order.lines=[1,2]",
      "X-Api-Key:secret",
    ]);
    expect(collection.folders[0] && variablesOf(collection.folders[0])).toEqual(["area=orders"]);
    expect(collection.environments.map(variablesOf)).toEqual([
      ["base=https://api.acc.northwind.example", "api_key:secret"],
    ]);
    expect(leftOutOf(collection)).toEqual([
      "Orders / Read order: Query parameters that are off",
      "Orders / Read order: Template tags ({% … %})",
      "Orders / Create order: Authentication bearer",
      "Orders / Create order: Pre-request script",
      "Upload document: File id_rsa",
      "Stream orders: Request",
      "Cookies",
    ]);
  });

  it("reads a file of version 5", () => {
    const collection = readFixture("insomnia-5.yaml");
    const requests = requestsByPath(collection);
    expect(Object.keys(requests)).toEqual(["Health", "Orders / Read order", "Orders / Create order"]);
    expect(requests.Health).toMatchObject({ sendAs: { kind: "anonymous" } });
    expect(requests["Orders / Read order"]).toMatchObject({
      url: "{{base}}/v2/orders/{{orderId}}?expand=lines",
      redirects: "stop",
    });
    expect(requests["Orders / Create order"]?.body).toMatchObject({
      text: expect.stringContaining("{{order-reference}}"),
    });
    expect(variablesOf(collection)).toEqual(["base=https://api.northwind.example", "order-reference=R-1"]);
    expect(leftOutOf(collection)).toEqual([
      "Orders / Create order: Authentication oauth2",
      "Orders / Create order: Pre-request script",
      "Orders / Create order: After-response script",
      "Live: Request",
    ]);
  });

  it.each([
    ["Z-106: a future export", JSON.stringify({ _type: "export", __export_format: 9, resources: [] })],
    ["Z-106: a future file", "type: collection.insomnia.rest/6.0\nname: x\ncollection: []\n"],
    ["a file without requests", "type: mock.insomnia.rest/5.0\nname: x\n"],
  ])("refuses %s", async (_name, text) => {
    expect(await failureOf(() => readText(text))).toMatchObject({ code: "invalid_input" });
  });

  it("Z-108: leaves out a folder that is in itself", () => {
    const resources = [
      { _id: "w", _type: "workspace", parentId: null, name: "W" },
      { _id: "a", _type: "request_group", parentId: "w", name: "A" },
      { _id: "b", _type: "request_group", parentId: "a", name: "B" },
      { _id: "a", _type: "request_group", parentId: "b", name: "A again" },
      { _id: "r", _type: "request", parentId: "b", name: "R", url: "https://api.example" },
    ];
    const collection = readText(JSON.stringify({ _type: "export", __export_format: 4, resources }));
    expect(Object.keys(requestsByPath(collection))).toEqual(["A / B / R"]);
    expect(leftOutOf(collection)).toEqual(["A / B: Folder A again"]);
  });
});

describe("Bruno", () => {
  const paths = [
    "List orders",
    "Create order",
    "Read order",
    "Health",
    "Documents & files / Upload document",
    "Documents & files / Old login",
    "Documents & files / Send file",
    "Documents & files / Search",
    "Documents & files / Import XML",
  ];

  it.each(["bruno", "opencollection", "bruno-export.json"])("reads the same collection out of %s", (name) => {
    const collection = readFixture(name);
    const requests = requestsByPath(collection);
    expect(collection.name).toBe("Orders API");
    expect(Object.keys(requests)).toEqual(paths);
    expect(requests["List orders"]).toMatchObject({
      url: "{{base}}/v2/orders?status=open",
      headers: [
        { name: "X-Tenant", value: "northwind", enabled: true },
        { name: "Accept", value: "application/json", enabled: true },
        { name: "X-Debug", value: "1", enabled: false },
      ],
      expectations: [
        { kind: "status", status: "200" },
        { kind: "json", expression: "items[0].id", test: "is_present", value: "" },
        { kind: "header", name: "content-type", test: "contains", value: "json" },
        { kind: "time", withinMs: 2000 },
      ],
      captures: [{ variable: "orderId", expression: "items[0].id" }],
    });
    expect(requests["Read order"]).toMatchObject({
      url: "{{base}}/v2/orders/{{orderId}}",
      redirects: "stop",
      timeLimitInSeconds: 5,
    });
    expect(requests.Health).toMatchObject({ sendAs: { kind: "anonymous" } });
    expect(requests["Documents & files / Upload document"]?.body).toEqual({
      kind: "multipart",
      parts: [
        { kind: "text", name: "kind", value: "invoice", mediaType: "", enabled: true },
        { kind: "text", name: "note", value: "line one\nline two", mediaType: "", enabled: true },
        { kind: "file", name: "document", mediaType: "application/pdf", enabled: true },
      ],
    });
    expect(requests["Documents & files / Import XML"]?.body).toEqual({
      kind: "text",
      text: '<orders>\n  <order id="1"/>\n</orders>',
      mediaType: "application/xml",
    });
    expect(requests["Documents & files / Send file"]?.headers).toContainEqual({
      name: "X-Api-Key",
      value: "{{X-Api-Key}}",
      enabled: true,
    });
  });

  it.each(["bruno", "opencollection", "bruno-export.json"])(
    "Z-111: of %s runs no script, reads no file that it names, and keeps no credentials",
    (name) => {
      const collection = readFixture(name);
      expect(leftOutOf(collection)).toEqual([
        "Authentication oauth2",
        "List orders: Query parameters that are off",
        "List orders: Assertion res.body.items.length: gt 0",
        "List orders: Variable odd from the answer",
        "Create order: Authentication bearer",
        "Create order: Pre-request script",
        "Create order: Post-response script",
        "Create order: Test script",
        "Documents & files: Pre-request script",
        "Documents & files / Upload document: File id_rsa",
        "Documents & files / Upload document: File b.pdf",
        "Documents & files / Old login: Authentication basic",
        "Documents & files / Send file: File passwd",
        "Acceptance: Variable old",
      ]);
      expect(JSON.stringify(collection)).not.toMatch(
        /hunter2|s3cr3t|\.ssh|etc\/passwd|writeFileSync|never-written/,
      );
    },
  );

  it("reads environments, of which secret values are in no file", () => {
    expect(readFixture("bruno").environments.map((each) => [each.name, variablesOf(each)])).toEqual([
      ["Acceptance", ["base=https://api.acc.northwind.example", "api_key:secret"]],
      ["Production", ["base=https://api.northwind.example"]],
    ]);
  });

  it.each(["bruno/Create order.bru", "opencollection/Create order.yml"])(
    "reads the one request of %s",
    (name) => {
      expect(readFixture(name).requests).toMatchObject([{ name: "Create order", method: "POST" }]);
    },
  );

  it("says that a folder is none of the known ones", async () => {
    const source = fixtureSource("bruno");
    const files = [
      { path: "notes.yaml", bytes: Buffer.from("a: 1") },
      { path: "b.json", bytes: Buffer.from("{}") },
    ];
    const { readImport } = await import("../../../../main/requests/interchange/read-import.ts");
    expect(await failureOf(() => readImport({ ...source, files }))).toMatchObject({ code: "invalid_input" });
  });
});

describe("OpenAPI", () => {
  it("reads 3.0: a request for each operation in the folder of its first tag", () => {
    const collection = readFixture("openapi-3.0.yaml");
    const requests = requestsByPath(collection);
    expect(Object.keys(requests)).toEqual([
      "Form",
      "Refers elsewhere",
      "Orders / List orders",
      "Orders / createOrder",
      "Orders / Read order",
      "Orders / Delete order",
      "Documents / Upload document",
    ]);
    expect(variablesOf(collection)).toEqual([
      "base=https://eu.api.northwind.example/v2",
      "X-Tenant=",
      "orderId=O-1042",
      "X-Api-Key:secret",
    ]);
    expect(collection.environments.map((each) => [each.name, variablesOf(each)])).toEqual([
      ["Production", ["base=https://eu.api.northwind.example/v2"]],
      ["Acceptance", ["base=https://api.acc.northwind.example/v2"]],
    ]);
    expect(requests["Orders / List orders"]).toMatchObject({
      url: "{{base}}/orders?status=open",
      headers: [
        { name: "X-Tenant", value: "{{X-Tenant}}", enabled: true },
        { name: "X-Debug", value: "true", enabled: false },
      ],
    });
    expect(requests.Form).toMatchObject({ sendAs: { kind: "anonymous" }, body: { kind: "form" } });
  });

  it("Z-116: makes an example of a schema that is in itself, and ends", () => {
    const body = requestsByPath(readFixture("openapi-3.0.yaml"))["Orders / createOrder"]?.body;
    expect(body?.kind === "json" && JSON.parse(body.text)).toEqual({
      createdAt: "2025-01-31T12:00:00Z",
      customer: "C-20418",
      express: false,
      lines: [{ article: "", quantity: 4 }],
    });
  });

  it("Z-116: fetches nothing that it refers to, and says so", () => {
    expect(leftOutOf(readFixture("openapi-3.0.yaml"))).toEqual([
      "Security scheme oidc (openIdConnect)",
      "Key X-Api-Key",
      "Orders / List orders: Optional parameters page",
      "Orders / List orders: Cookies session",
      "Orders / createOrder: Callbacks",
      "Orders / createOrder: Body as application/xml",
      "Reference https://schemas.northwind.example/order.json#/Order",
    ]);
  });

  it("reads 3.1 with path items that are referred to, and examples with markup as text", () => {
    const collection = readFixture("openapi-3.1.json");
    expect(collection.requests).toMatchObject([
      {
        name: "createCustomer",
        url: "{{base}}/customers",
        body: { kind: "json", text: expect.stringContaining("<img src=x onerror=alert(1)>") },
      },
    ]);
    expect(leftOutOf(collection)).toEqual([
      "Webhooks",
      "createCustomer: Example https://examples.northwind.example/customer.json",
    ]);
  });

  it.each([
    ["Swagger 2", { swagger: "2.0", paths: {} }],
    ["Z-106: OpenAPI 4", { openapi: "4.0.0", paths: {} }],
  ])("refuses %s", async (_name, document) => {
    expect(await failureOf(() => readText(JSON.stringify(document)))).toMatchObject({
      code: "invalid_input",
      advice: "Convert it to OpenAPI 3.0 or 3.1.",
    });
  });

  it.each([
    [
      "a server that is a script",
      { servers: [{ url: "javascript:alert(1)" }] },
      "Server javascript:alert(1)",
    ],
    ["a server that is a file", { servers: [{ url: "file:///etc/passwd" }] }, "Server file:///etc/passwd"],
    ["a server that is relative", { servers: [{ url: "/v2" }] }, "Server /v2"],
  ])("Z-116: notes %s", (_name, more, what) => {
    const document = { openapi: "3.0.3", info: { title: "x" }, paths: { "/a": { get: {} } }, ...more };
    expect(leftOutOf(readText(JSON.stringify(document)))).toContain(what);
  });

  it.each([
    [
      "#/components/schemas/A",
      { A: { $ref: "#/components/schemas/B" }, B: { $ref: "#/components/schemas/A" } },
    ],
    ["#/nowhere", {}],
    ["../../etc/passwd", {}],
    ["file:///etc/passwd", {}],
    ["http://127.0.0.1:1/x", {}],
    ["#/__proto__/polluted", {}],
  ])("Z-116: ends with a reference to %s", ($ref, schemas) => {
    const post = { requestBody: { content: { "application/json": { schema: { $ref } } } } };
    const document = { openapi: "3.0.3", info: {}, paths: { "/a": { post } }, components: { schemas } };
    expect(readText(JSON.stringify(document)).requests).toHaveLength(1);
  });
});

describe("HAR", () => {
  it("reads what a browser exported: a folder for each host, without what the connection sets", () => {
    const collection = readFixture("chrome.har");
    const requests = requestsByPath(collection);
    expect(Object.keys(requests)).toEqual([
      "api.northwind.example / POST /v2/orders",
      "upload.northwind.example / POST /documents",
    ]);
    expect(requests["api.northwind.example / POST /v2/orders"]).toMatchObject({
      url: "https://api.northwind.example/v2/orders?notify=true",
      headers: [{ name: "x-requested-with", value: "fetch", enabled: true }],
      body: { kind: "json", text: '{"customer":"C-20418"}' },
    });
    expect(requests["upload.northwind.example / POST /documents"]?.body).toMatchObject({
      kind: "multipart",
      parts: [
        { kind: "text", name: "kind" },
        { kind: "file", name: "document" },
      ],
    });
  });

  it("Z-114: keeps no cookies and no tokens, and says so", () => {
    const collection = readFixture("chrome.har");
    expect(leftOutOf(collection)).toEqual([
      "api.northwind.example / POST /v2/orders: authorization header",
      "api.northwind.example / POST /v2/orders: Cookie header",
      "api.northwind.example / GET /live: WebSocket",
      "upload.northwind.example / POST /documents: File invoice.pdf",
    ]);
    expect(JSON.stringify(collection)).not.toMatch(/eyJ|abcabc|defdef/);
  });

  it.each([
    ["without a request", {}],
    ["without a URL", { request: { method: "GET" } }],
    [
      "with everything of a wrong type",
      { request: { method: 1, url: {}, headers: "x", cookies: 7, postData: [] } },
    ],
    ["that is null", null],
  ])("Z-114: passes over an entry %s", (_name, entry) => {
    const collection = readText(JSON.stringify({ log: { version: "1.2", entries: [entry] } }));
    expect(requestsByPath(collection)).toEqual({});
    expect(leftOutOf(collection)).toEqual(["Entry without a request"]);
  });
});
