import { expectRefreshRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";
import type { IdTokenScript } from "../../support/scriptable-provider/index.ts";

interface Refusal {
  readonly id: string;
  readonly does: string;
  readonly idToken: IdTokenScript;
  readonly code: Parameters<typeof expectRefreshRefused>[1]["code"];
}

const refusals: readonly Refusal[] = [
  {
    id: "RP-42",
    does: "refreshes with an ID token of another issuer",
    idToken: { claims: (right) => ({ ...right, iss: "https://other.example" }) },
    code: "id_token_iss_mismatch",
  },
  {
    id: "RP-43, LIB-14",
    does: "refreshes with an ID token of another user",
    idToken: { claims: (right) => ({ ...right, sub: "sub-ben" }) },
    code: "refreshed_sub_mismatch",
  },
  {
    id: "C-69",
    does: "refreshes with an ID token of another login",
    idToken: { claims: (right) => ({ ...right, nonce: "of-another-login" }) },
    code: "id_token_nonce_mismatch",
  },
  {
    id: "C-69",
    does: "refreshes with an ID token for another client",
    idToken: { claims: (right) => ({ ...right, aud: "another-client" }) },
    code: "id_token_aud_mismatch",
  },
  {
    id: "RP-10, C-56",
    does: "refreshes with an unsigned ID token",
    idToken: { sign: "none" },
    code: "id_token_unsigned",
  },
  {
    id: "RP-11, C-55",
    does: "refreshes with a damaged signature",
    idToken: { sign: "damaged" },
    code: "id_token_signature_invalid",
  },
];

for (const { id, does, idToken, code } of refusals) {
  scenario({ id, provider: does, workbench: "refuses the refresh, and keeps the tokens" }, () =>
    expectRefreshRefused({ idToken }, { code, step: "id_token" }),
  );
}
