import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Exchange } from "#shared/requests/exchange.ts";
import { emptyRequestDraft } from "#shared/requests/request-draft.ts";
import { createReading, writeHar, writePostman } from "../../../../main/requests/interchange/index.ts";
import { anyDraft } from "../../../support/arbitrary-drafts.ts";
import { readFixture, readText } from "../../../support/import-fixtures.ts";
import { leftOutOf, requestsByPath, variablesOf } from "../../../support/imported.ts";

describe("a Postman collection 2.1 that is written", () => {
  it("is read back with its folders, requests, bodies and anonymity", () => {
    const collection = readFixture("postman-2.1.json");
    const again = readText(writePostman(collection, createReading()));
    const before = requestsByPath(collection);
    const after = requestsByPath(again);
    expect(Object.keys(after)).toEqual(Object.keys(before));
    for (const [path, request] of Object.entries(before)) {
      if (request.body.kind === "file") continue;
      expect(after[path], path).toEqual(request);
    }
    expect(leftOutOf(again)).toEqual([
      "Authentication bearer",
      "Orders / Create order: {{$guid}}",
      "Documents / Send file: File without a name",
    ]);
  });

  it("has no secret and no fixed identity in it, and names what Postman has no place for", () => {
    const reading = createReading();
    const text = writePostman(
      {
        name: "Orders",
        variables: [
          { name: "base", value: "https://api.example", isSecret: false },
          { name: "api_key", value: "s3cr3t-s3cr3t", isSecret: true },
        ],
        folders: [
          { name: "F", variables: [{ name: "v", value: "1", isSecret: false }], folders: [], requests: [] },
        ],
        requests: [
          {
            ...emptyRequestDraft,
            name: "A",
            url: "{{base}}/a",
            headers: [{ name: "Authorization", value: "Bearer s3cr3t-s3cr3t", enabled: true }],
            sendAs: { kind: "user", userId: "u-4711" },
            expectations: [{ kind: "status", status: "200" }],
            captures: [{ variable: "id", expression: "id" }],
          },
        ],
        environments: [],
      },
      reading,
    );
    expect(text).not.toMatch(/s3cr3t|u-4711/);
    expect(variablesOf(readText(text))).toEqual([
      "base=https://api.example",
      "api_key:secret",
      "token:secret",
    ]);
    expect(leftOutOf({ leftOut: reading.leftOut() })).toEqual([
      "A: Authorization header",
      "A: Fixed identity",
      "F: Variables of the folder",
      "A: Expectations",
      "A: Variables from the answer",
    ]);
  });

  it("is JSON for any request", () => {
    fc.assert(
      fc.property(fc.array(anyDraft, { maxLength: 3 }), (requests) => {
        const text = writePostman(
          { name: "x", variables: [], folders: [], requests, environments: [] },
          createReading(),
        );
        expect(JSON.parse(text)).toMatchObject({ item: requests.map(({ name }) => ({ name })) });
      }),
      { numRuns: 100 },
    );
  });
});

describe("a HAR that is written", () => {
  const exchange: Exchange = {
    id: "e1",
    sender: "anonymous",
    sentAs: "Anonymous",
    method: "POST",
    url: "https://api.example/a?b=1&c=%20",
    startedAt: Date.UTC(2025, 10, 3, 8, 20),
    durationMs: 148,
    sizeInBytes: 15,
    tokenUse: "sent",
    status: 201,
    hops: [],
    request: {
      headers: [
        { name: "authorization", value: "Bearer ••••••••" },
        { name: "content-type", value: "application/json" },
      ],
      body: '{"a":1}',
    },
    response: {
      status: 201,
      statusText: "Created",
      httpVersion: "1.1",
      headers: [{ name: "location", value: "/a/1" }],
      mediaType: "application/json",
      body: {
        encoding: "text",
        content: '{"id":"O-1042"}',
        sizeInBytes: 15,
        isComplete: true,
        isKept: false,
      },
      headersAfterMs: 140,
    },
    timings: { dnsMs: 1, connectMs: 2, waitMs: 100, receiveMs: 5 },
  };

  it("has what was recorded, masked as it was", () => {
    const har = JSON.parse(writeHar([exchange], "1.2.3"));
    expect(har.log).toMatchObject({
      version: "1.2",
      creator: { name: "SSO Workbench", version: "1.2.3" },
      entries: [
        {
          startedDateTime: "2025-11-03T08:20:00.000Z",
          time: 148,
          request: {
            method: "POST",
            url: "https://api.example/a?b=1&c=%20",
            headers: [{ name: "authorization", value: "Bearer ••••••••" }, { name: "content-type" }],
            queryString: [
              { name: "b", value: "1" },
              { name: "c", value: " " },
            ],
            postData: { mimeType: "application/json", text: '{"a":1}' },
          },
          response: { status: 201, content: { text: '{"id":"O-1042"}' }, redirectURL: "/a/1" },
          timings: { dns: 1, connect: 2, ssl: -1, send: 0, wait: 100, receive: 5 },
        },
      ],
    });
  });

  it("has an entry for what had no answer, and is read back", () => {
    const { response: _response, status: _status, timings: _timings, ...silent } = exchange;
    const text = writeHar([exchange, silent], "1.2.3");
    expect(JSON.parse(text).log.entries[1].response).toMatchObject({ status: 0, content: { size: 0 } });
    const collection = readText(text, "exchanges.har");
    expect(collection.requests).toMatchObject([
      {
        method: "POST",
        url: "https://api.example/a?b=1&c=%20",
        headers: [],
        body: { kind: "json", text: '{"a":1}' },
      },
      { method: "POST" },
    ]);
    expect(JSON.stringify(collection)).not.toContain("••");
  });
});
