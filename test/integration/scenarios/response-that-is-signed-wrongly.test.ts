import { expect } from "vitest";
import type { AppErrorCode } from "#shared/app-error.ts";
import type { ClientConfigurationDraft, ResponseMode } from "#shared/configurations/client-configuration.ts";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";
import { type Members, type ProviderScript, signingKey } from "../../support/scriptable-provider/index.ts";

const answeredBy =
  (responseMode: ResponseMode) =>
  (right: ClientConfigurationDraft): ClientConfigurationDraft => ({
    ...right,
    authorizationRequest: { ...right.authorizationRequest, responseMode },
  });

const without =
  (name: string) =>
  (right: Members): Members =>
    Object.fromEntries(Object.entries(right).filter(([member]) => member !== name));

interface Refusal {
  readonly text: { readonly id: string };
  readonly does: string;
  readonly bend: () => ProviderScript["signedResponse"] | Promise<ProviderScript["signedResponse"]>;
  readonly code: AppErrorCode;
  readonly check: string;
}

const refusals: readonly Refusal[] = [
  {
    text: { id: "FAPI-24, LIB-5" },
    does: "does not sign the JWT of its answer",
    bend: () => ({ sign: "none" }),
    code: "jarm_signature_invalid",
    check: "response.signature",
  },
  {
    text: { id: "FAPI-25" },
    does: "damages the signature of its answer",
    bend: () => ({ sign: "damaged" }),
    code: "jarm_signature_invalid",
    check: "response.signature",
  },
  {
    text: { id: "FAPI-25" },
    does: "signs its answer with a key that it does not publish",
    bend: async () => ({ sign: await signingKey("RS256", "stranger") }),
    code: "jarm_signature_invalid",
    check: "response.signature",
  },
  {
    text: { id: "FAPI-25" },
    does: "signs its answer with another client's secret",
    bend: () => ({ sign: { secret: "secret-of-another-client" } }),
    code: "jarm_signature_invalid",
    check: "response.signature",
  },
  {
    text: { id: "FAPI-26" },
    does: "signs an answer without iss",
    bend: () => ({ claims: without("iss") }),
    code: "jarm_iss_mismatch",
    check: "response.iss",
  },
  {
    text: { id: "FAPI-27, C-34" },
    does: "signs an answer as another issuer",
    bend: () => ({ claims: (right) => ({ ...right, iss: `${right.iss}/` }) }),
    code: "jarm_iss_mismatch",
    check: "response.iss",
  },
  {
    text: { id: "FAPI-28" },
    does: "signs an answer without aud",
    bend: () => ({ claims: without("aud") }),
    code: "jarm_aud_mismatch",
    check: "response.aud",
  },
  {
    text: { id: "FAPI-29" },
    does: "signs an answer for another client",
    bend: () => ({ claims: (right) => ({ ...right, aud: "another-client" }) }),
    code: "jarm_aud_mismatch",
    check: "response.aud",
  },
  {
    text: { id: "FAPI-30" },
    does: "signs an answer without exp",
    bend: () => ({ claims: without("exp") }),
    code: "jarm_expired",
    check: "response.exp",
  },
  {
    text: { id: "FAPI-31" },
    does: "signs an answer that has expired",
    bend: () => ({ claims: (right) => ({ ...right, exp: Number(right.exp) - 600 }) }),
    code: "jarm_expired",
    check: "response.exp",
  },
  {
    text: { id: "JARM 2.3" },
    does: "answers plainly, although a signed answer was asked for",
    bend: () => "left_out",
    code: "jarm_response_missing",
    check: "response.signed",
  },
];

for (const [index, { text, does, bend, code, check }] of refusals.entries()) {
  const { id } = text;
  scenario({ id, provider: does, workbench: "refuses it, and redeems no code" }, async () => {
    const script = { signedResponse: (await bend()) ?? {} };
    const draft = answeredBy(index % 2 === 0 ? "jwt" : "form_post.jwt");
    const { failedChecks, provider } = await expectRefused({ draft, script }, { code, step: "callback" });
    expect(failedChecks).toEqual([check]);
    expect(provider.received.of("token")).toEqual([]);
  });
}

scenario(
  {
    id: "JARM 4, C-56",
    provider: "signs its answer with RS256, but lists ES256 alone",
    workbench: "refuses it",
  },
  async () => {
    const discovery = {
      document: (right: Members) => ({ ...right, authorization_signing_alg_values_supported: ["ES256"] }),
    };
    await expectRefused(
      { draft: answeredBy("jwt"), script: { discovery } },
      { code: "jarm_signature_invalid", step: "callback" },
    );
  },
);

scenario(
  {
    id: "JARM 2.1, C-26",
    provider: "signs an answer whose code has a line break in it",
    workbench: "refuses it",
  },
  async () => {
    await expectRefused(
      {
        draft: answeredBy("jwt"),
        script: { signedResponse: { claims: (right) => ({ ...right, code: "co\nde" }) } },
      },
      { code: "jarm_response_invalid", step: "callback" },
    );
  },
);

scenario(
  {
    id: "JARM 2.1",
    provider: "signs an answer with neither a code nor an error",
    workbench: "refuses it",
  },
  async () => {
    await expectRefused(
      { draft: answeredBy("jwt"), script: { signedResponse: { claims: without("code") } } },
      { code: "code_missing", step: "callback" },
    );
  },
);
