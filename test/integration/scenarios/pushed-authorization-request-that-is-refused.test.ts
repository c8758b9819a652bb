import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";
import type { AnswerBend } from "../../support/scriptable-provider/index.ts";

interface Refusal {
  readonly does: string;
  readonly bend: AnswerBend;
  readonly code: Parameters<typeof expectRefused>[1]["code"];
  readonly error?: string;
  /** Id of what explains it, where it is more than the code's own words. */
  readonly explanation?: string;
}

const refusals: readonly Refusal[] = [
  {
    does: "refuses a pushed request's scope",
    bend: {
      status: 400,
      document: () => ({ error: "invalid_scope", error_description: "orders.read is unknown." }),
    },
    code: "token_error",
    error: "invalid_scope",
    explanation: "oauth.invalid_scope",
  },
  {
    does: "refuses the client at pushed requests",
    bend: { status: 401, document: () => ({ error: "invalid_client" }) },
    code: "token_error",
    error: "invalid_client",
    explanation: "client.refused_when_pushed",
  },
  {
    does: "answers 500 to a pushed request",
    bend: { status: 500, content: "<h1>Internal error</h1>" },
    code: "token_http_status",
    explanation: "http.server_failure",
  },
  {
    does: "redirects a pushed request",
    bend: { status: 307, headers: { location: "/elsewhere" } },
    code: "redirect_refused",
  },
  {
    does: "breaks off its answer to a pushed request",
    bend: { breaksOff: true },
    code: "connection_failed",
  },
  {
    does: "answers a pushed request with a page",
    bend: { status: 201, content: "<h1>Sign in</h1>" },
    code: "pushed_response_invalid",
  },
  {
    does: "answers a pushed request without a reference",
    bend: { document: ({ request_uri: _, ...right }) => right },
    code: "pushed_response_invalid",
  },
  {
    does: "answers a pushed request with 200 and no reference",
    bend: { status: 200, document: () => ({}) },
    code: "pushed_response_invalid",
  },
];

for (const { does, bend, code, error, explanation } of refusals) {
  scenario(
    { id: "RFC 9126 2.3", provider: does, workbench: "ends the login before the browser is opened" },
    async () => {
      const { call, provider, run } = await expectRefused(
        {
          script: { pushedAuthorizationRequest: bend },
          draft: (right) => ({
            ...right,
            authorizationRequest: { ...right.authorizationRequest, pushed: "always" },
          }),
        },
        { code, step: "authorization_endpoint" },
      );
      expect(run.error?.wire?.error).toBe(error);
      expect(provider.received.of("pushedAuthorizationRequest")).toHaveLength(1);
      expect(provider.received.of("authorization")).toEqual([]);
      expect(provider.received.of("elsewhere")).toEqual([]);
      const { entryId } = await call("login.explain", { id: run.id });
      expect(entryId).toBe(explanation ?? `failure.${code}`);
    },
  );
}
