import { describe, expect, it } from "vitest";
import { type AppError, AppFailure } from "#shared/app-error.ts";
import type { ClientConfigurationDraft } from "#shared/configurations/client-configuration.ts";
import { examineProvider } from "../../../main/doctor/examine-provider.ts";
import type { HttpResponse } from "../../../main/ports/http.ts";
import type { TlsFacts } from "../../../main/ports/tls-probe.ts";
import { EXAMINED_AT, soundDocument, soundDraft, soundKey } from "../../support/examination.ts";
import { failureOf } from "../../support/failure-of.ts";
import { httpResponse, jsonResponse } from "../../support/http-response.ts";
import { createManualClock } from "../../support/manual-clock.ts";
import { openReach } from "../../support/open-client.ts";

const facts: TlsFacts = {
  protocol: "TLSv1.3",
  subject: "CN=op.example",
  issuer: "CN=Example CA",
  validFrom: 0,
  validTo: EXAMINED_AT,
  subjectAltNames: [],
  namesHost: true,
  keyType: "ec",
};
const failure = (code: AppError["code"]) =>
  new AppFailure({ code, message: `It is ${code}.`, advice: "Try again." });

/** A provider whose answers are given by URL; everything else cannot be reached. */
const provider = (
  answers: Readonly<Record<string, HttpResponse>>,
  failsWith: AppError["code"] = "connection_refused",
) => {
  const asked: string[] = [];
  const looked: string[] = [];
  const access = {
    reach: openReach({
      send: async ({ url }: { readonly url: string }) => {
        asked.push(url);
        const answer = answers[url];
        if (answer === undefined) throw failure(failsWith);
        return answer;
      },
    }),
    tlsProbe: {
      look: async ({ hostname, port }: { readonly hostname: string; readonly port: number }) => {
        looked.push(`${hostname}:${port}`);
        return facts;
      },
    },
    clock: createManualClock(EXAMINED_AT),
  };
  return { access, asked, looked };
};

const documentUrl = soundDraft.automaticConfigurationUrl;
const jwksUrl = soundDraft.endpoints.jwks;
const jwks = jsonResponse({ keys: [soundKey] });
const withEndpoints = (changes: Partial<typeof soundDraft.endpoints>): ClientConfigurationDraft => ({
  ...soundDraft,
  endpoints: { ...soundDraft.endpoints, ...changes },
});
const unconfigured = withEndpoints({ authorization: "", token: "", userinfo: "", jwks: "" });

describe("examining a provider", () => {
  it("takes two requests, one for the document and one for the keys", async () => {
    const { access, asked } = provider({ [documentUrl]: jsonResponse(soundDocument), [jwksUrl]: jwks });
    const fetched = await examineProvider(access, soundDraft);
    expect(asked).toEqual([documentUrl, jwksUrl]);
    expect(fetched).toMatchObject({
      fetchedAt: EXAMINED_AT,
      documentUrl,
      metadata: { issuer: soundDocument.issuer },
      keys: [{ isSound: true }],
      connections: [{ host: "op.example", facts }],
    });
  });

  it("reads the keys even when the document cannot be read", async () => {
    const { access } = provider({ [jwksUrl]: jwks });
    expect(await examineProvider(access, soundDraft)).toMatchObject({
      documentFailure: { code: "connection_refused" },
      keys: [{ isSound: true }],
    });
  });

  it("keeps a document whose keys cannot be read", async () => {
    const { access } = provider({
      [documentUrl]: jsonResponse(soundDocument),
      [jwksUrl]: httpResponse("", { status: 500 }),
    });
    const fetched = await examineProvider(access, soundDraft);
    expect(fetched).toMatchObject({
      document: { url: documentUrl },
      jwksFailure: { code: "jwks_http_status" },
    });
    expect(fetched.keys).toBeUndefined();
  });

  it("adds the well-known path to a bare issuer, as an import does", async () => {
    const { access, asked } = provider({});
    await examineProvider(access, { ...soundDraft, automaticConfigurationUrl: "op.example" });
    expect(asked[0]).toBe(documentUrl);
  });

  it("asks nothing of a configuration in which nothing is set", async () => {
    const { access, asked, looked } = provider({});
    const fetched = await examineProvider(access, { ...unconfigured, automaticConfigurationUrl: "" });
    expect({ asked, looked, ...fetched }).toEqual({
      asked: [],
      looked: [],
      connections: [],
      examinedAt: EXAMINED_AT,
      fetchedAt: EXAMINED_AT,
    });
  });

  it.each([
    ["http://op.example", "insecure_url"],
    ["ftp://op.example", "invalid_input"],
    ["https://me:secret@op.example", "invalid_input"],
    ["https://", "invalid_input"],
  ])("never calls %s", async (automaticConfigurationUrl, code) => {
    const { access, asked } = provider({});
    const fetched = await examineProvider(access, { ...unconfigured, automaticConfigurationUrl });
    expect(asked).toEqual([]);
    expect(fetched.documentFailure).toMatchObject({ code, field: "automaticConfigurationUrl" });
  });

  it("reads the keys where the document says, when no place is set", async () => {
    const { access, asked } = provider({ [documentUrl]: jsonResponse(soundDocument), [jwksUrl]: jwks });
    await examineProvider(access, unconfigured);
    expect(asked).toEqual([documentUrl, jwksUrl]);
  });

  it.each([
    "http://169.254.169.254/latest",
    "https://10.0.0.1/jwks",
    "https://localhost/jwks",
    "https://vault.internal/",
    "file:///etc/passwd",
    7,
  ])("is not led from a public document to %s (Z-11)", async (jwks_uri) => {
    const { access, asked, looked } = provider({
      [documentUrl]: jsonResponse({ ...soundDocument, jwks_uri }),
    });
    await examineProvider(access, unconfigured);
    expect(asked).toEqual([documentUrl]);
    expect(looked).toEqual(["op.example:443"]);
  });

  it("looks at each HTTPS server of the configuration once, and never at those of a document", async () => {
    const document = { ...soundDocument, token_endpoint: "https://elsewhere.example/token" };
    const { access, looked } = provider({ [documentUrl]: jsonResponse(document) });
    const draft = withEndpoints({
      token: "https://api.example:8443/token",
      userinfo: "http://127.0.0.1:1/userinfo",
    });
    await examineProvider(access, draft);
    expect(looked.sort()).toEqual(["api.example:8443", "op.example:443"]);
  });

  it("tells the clock's difference by the answer that is nearer", async () => {
    const at = (seconds: number) => new Date(EXAMINED_AT - seconds * 1000).toUTCString();
    const dated = (body: unknown, seconds: number) =>
      httpResponse(JSON.stringify(body), { headers: [["Date", at(seconds)]] });
    const { access } = provider({
      [documentUrl]: dated(soundDocument, 3600),
      [jwksUrl]: dated({ keys: [soundKey] }, 90),
    });
    expect(await examineProvider(access, soundDraft)).toMatchObject({ clockDifferenceMs: 89_500 });
  });

  it("ends with its cancellation, and with mistakes of ours", async () => {
    const { access } = provider({}, "request_cancelled");
    expect(await failureOf(() => examineProvider(access, soundDraft))).toMatchObject({
      code: "request_cancelled",
    });
    const broken = { ...access, reach: openReach({ send: () => Promise.reject(new TypeError("ours")) }) };
    await expect(examineProvider(broken, soundDraft)).rejects.toThrow("ours");
  });

  it("keeps why a certificate could not be looked at", async () => {
    const { access } = provider({ [documentUrl]: jsonResponse(soundDocument) });
    const tlsProbe = { look: () => Promise.reject(failure("timed_out")) };
    expect(await examineProvider({ ...access, tlsProbe }, soundDraft)).toMatchObject({
      connections: [{ host: "op.example", failure: { code: "timed_out" } }],
    });
  });
});
