import { describe, expect, it } from "vitest";
import { importMetadata } from "../../../main/discovery/index.ts";
import { protocolLimits } from "../../../main/http/index.ts";
import type { HttpClient, HttpLimits, HttpRequest, HttpResponse } from "../../../main/ports/http.ts";
import { failureOf } from "../../support/failure-of.ts";
import { jsonResponse } from "../../support/http-response.ts";
import { createManualClock } from "../../support/manual-clock.ts";

const issuer = "https://op.example";

/** A client that always answers the same and remembers what it was asked. */
const clientThatAnswers = (answer: HttpResponse) => {
  const sent: { readonly request: HttpRequest; readonly limits: HttpLimits }[] = [];
  const http: HttpClient = {
    send: async (request, limits) => {
      sent.push({ request, limits });
      return answer;
    },
  };
  return { http, sent };
};

const importFrom = async (automaticConfigurationUrl: string, answer = jsonResponse({ issuer })) => {
  const { http, sent } = clientThatAnswers(answer);
  const clock = createManualClock(5_000);
  const result = importMetadata({ http, clock }, { automaticConfigurationUrl, allowInsecureHttp: false });
  return { sent, result };
};

describe("Import configuration", () => {
  it("asks once, with bounds, for the document of the issuer that was typed", async () => {
    const { sent, result } = await importFrom("op.example");
    await result;
    expect(sent).toEqual([
      {
        request: {
          method: "GET",
          url: "https://op.example/.well-known/openid-configuration",
          headers: [["accept", "application/json"]],
        },
        limits: protocolLimits,
      },
    ]);
  });

  it("answers what the document says, from where, and when", async () => {
    const { result } = await importFrom("op.example/", { ...jsonResponse({ issuer }), totalMs: 12 });
    expect(await result).toMatchObject({
      automaticConfigurationUrl: "https://op.example/.well-known/openid-configuration",
      issuer,
      capabilities: { importedAt: 5_000 },
      durationMs: 12,
    });
  });

  it.each([
    ["", "invalid_input"],
    ["javascript:alert(1)", "invalid_input"],
    ["https://user@op.example", "invalid_input"],
    ["http://op.example", "insecure_url"],
  ])("asks nobody for %j (%s)", async (typed, code) => {
    const { sent, result } = await importFrom(typed);
    expect(await failureOf(() => result)).toMatchObject({ code, field: "automaticConfigurationUrl" });
    expect(sent).toEqual([]);
  });
});
