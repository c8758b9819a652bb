import type { CheckOutcome } from "../../trace/index.ts";
import { type IdTokenContext, outcome, shown } from "./context.ts";

const audiences = (aud: unknown): readonly unknown[] => (Array.isArray(aud) ? aud : [aud]);

/** `aud` has this client in it (OIDC Core 3.1.3.7, 3). */
export const checkAudience = ({ decoded, expected }: IdTokenContext): CheckOutcome => {
  const passed = audiences(decoded.claims.aud).includes(expected.clientId);
  return outcome(
    "id_token.aud",
    "aud is this client",
    "OIDC Core 3.1.3.7",
    passed ? "passed" : "failed",
    shown(expected.clientId),
    shown(decoded.claims.aud),
    passed ? undefined : "id_token_aud_mismatch",
  );
};

/** `azp` is this client where it is there, and it must be there with several audiences (OIDC Core 3.1.3.7, 4 and 5). */
export const checkAuthorizedParty = ({ decoded, expected }: IdTokenContext): CheckOutcome => {
  const { aud, azp } = decoded.claims;
  const needed = audiences(aud).length > 1;
  const passed = azp === undefined ? !needed : azp === expected.clientId;
  return outcome(
    "id_token.azp",
    "azp is this client",
    "OIDC Core 3.1.3.7",
    passed ? "passed" : "failed",
    needed ? shown(expected.clientId) : `${shown(expected.clientId)} or missing`,
    shown(azp),
    passed ? undefined : "id_token_azp_mismatch",
  );
};
