import { describe, expect, it } from "vitest";
import { draftOf } from "#shared/configurations/client-configuration.ts";
import { clientConfigurationDraftSchema } from "#shared/configurations/client-configuration-schema.ts";
import { applyExplainedChange } from "#shared/explain/apply-explained-change.ts";
import { textOfField } from "#shared/explain/field-path.ts";
import { explain } from "../../../main/explain/index.ts";
import { entrySamples } from "./entry-samples.ts";
import { completeConfiguration, failureOf, ISSUER } from "./explained-configuration.ts";
import { errorFixtures, fixtureFailure } from "./fixture-failure.ts";

const changesOf = (...failure: Parameters<typeof failureOf>) => explain(failureOf(...failure)).changes;
const changeOf = (field: string, ...failure: Parameters<typeof failureOf>) =>
  changesOf(...failure).find((change) => change.field === field);

describe("an issuer that differs", () => {
  const mismatch = (found: string) => ({
    code: "id_token_iss_mismatch" as const,
    step: "id_token" as const,
    cause: `expected ${JSON.stringify(ISSUER)}, found ${JSON.stringify(found)}`,
  });

  it.each([`${ISSUER}/`, ISSUER.replace("id.example", "ID.Example")])(
    "in spelling only is offered: %s",
    (found) => {
      expect(changeOf("issuer", mismatch(found))).toMatchObject({ action: "apply", from: ISSUER, to: found });
    },
  );

  it("is offered with https in place of http, and never the reverse", () => {
    const http = ISSUER.replace("https", "http");
    const upgrade = { ...mismatch(ISSUER), cause: `expected "${http}", found "${ISSUER}"` };
    expect(changeOf("issuer", upgrade, { issuer: http })).toMatchObject({ action: "apply", to: ISSUER });
    expect(changeOf("issuer", mismatch(http))).toMatchObject({ action: "open" });
  });

  it.each(["https://other.example.com/oauth2", "https://id.example.com/other", "missing"])(
    "otherwise is not applied at one click: %s",
    (found) => {
      expect(changeOf("issuer", mismatch(found))).toMatchObject({ action: "open" });
    },
  );

  it("is taken from the discovery document's refusal", () => {
    const failure = entrySamples["discovery.issuer_spelling"];
    expect(failure && explain(failure).changes[0]).toMatchObject({
      field: "issuer",
      action: "apply",
      to: `${ISSUER}/`,
    });
  });
});

describe("a URL that is wrong", () => {
  const moved = (to: string) => ({
    code: "redirect_refused" as const,
    step: "token_endpoint" as const,
    message: `The token endpoint has moved to ${to}.`,
    field: "endpoints.token",
  });

  it("is followed on the same host by one click", () => {
    expect(changeOf("endpoints.token", moved(`${ISSUER}/v2/token`))?.to).toBe(`${ISSUER}/v2/token`);
  });

  it.each([
    "https://evil.example.com/token",
    "http://id.example.com/oauth2/token",
    `${ISSUER}/login?next=token`,
  ])("is not followed to %s", (to) => {
    expect(changeOf("endpoints.token", moved(to))).toMatchObject({ action: "open" });
  });

  it("is written with https", () => {
    const endpoints = { ...completeConfiguration().endpoints, token: "http://id.example.com/token" };
    const changes = changesOf(
      { code: "insecure_url", step: "discovery", field: "endpoints.token" },
      { endpoints },
    );
    expect(changes.map(({ field, action, to }) => [field, action, to])).toEqual([
      ["endpoints.token", "apply", "https://id.example.com/token"],
      ["allowInsecureHttp", "open", undefined],
    ]);
  });

  it("of the discovery document is made from the issuer", () => {
    const change = changeOf(
      "automaticConfigurationUrl",
      { code: "discovery_http_status", step: "discovery", wire: { httpStatus: 404 } },
      { automaticConfigurationUrl: `${ISSUER}/openid-configuration` },
    );
    expect(change?.to).toBe(`${ISSUER}/.well-known/openid-configuration`);
  });
});

describe("a redirect URI that is not registered", () => {
  const mismatch = {
    code: "authorization_error",
    step: "authorization_endpoint",
    wire: { error: "invalid_request", errorDescription: "AADSTS50011: The redirect URI does not match." },
  } as const;

  it("opens the redirect's fields", () => {
    const wire = { error: "redirect_uri_mismatch" };
    const fields = changesOf({ ...mismatch, wire }).map(({ field, action }) => `${action} ${field}`);
    expect(fields).toEqual(["open redirect.port", "open redirect.path", "open clientId"]);
  });

  it("is offered with localhost where only that may be registered with http", () => {
    const issuer = "https://login.microsoftonline.com/t/v2.0";
    expect(changesOf(mismatch, { issuer })[0]).toMatchObject({
      field: "redirect.host",
      action: "apply",
      to: "localhost",
    });
  });
});

describe("missing tokens", () => {
  it("of refresh offer the scope offline_access", () => {
    expect(changeOf("selectedScopes", { code: "no_refresh_token" })?.to).toBe(
      "openid profile email offline_access",
    );
    const selectedScopes = ["openid", "offline_access"];
    expect(changeOf("selectedScopes", { code: "no_refresh_token" }, { selectedScopes })?.action).toBe("open");
  });

  it("of identity offer the scope openid", () => {
    const change = changeOf(
      "selectedScopes",
      { code: "id_token_missing", step: "id_token" },
      { selectedScopes: ["email"] },
    );
    expect(change?.to).toBe("openid email");
  });
});

describe("every change that is applied", () => {
  it("leaves a draft that can be saved, and differs from it", () => {
    const failures = [...errorFixtures.map(fixtureFailure), ...Object.values(entrySamples)];
    const changes = failures.flatMap((failure) =>
      explain(failure).changes.map((change) => ({ change, draft: draftOf(failure.configuration) })),
    );
    const appliedOnes = changes.filter(({ change }) => change.action === "apply");
    expect(appliedOnes.length).toBeGreaterThan(10);
    for (const { change, draft } of appliedOnes) {
      const applied = applyExplainedChange(draft, change);
      expect(clientConfigurationDraftSchema.safeParse(applied).error).toBeUndefined();
      expect(textOfField(applied, change.field)).toBe(change.to);
      expect(change.to).not.toBe(change.from);
    }
  });
});
