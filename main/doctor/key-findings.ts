import { type CheckVerdict, notApplicable } from "./check.ts";
import type { Examination } from "./examination.ts";
import type { PublishedKey } from "./published-key.ts";
import { shown, shownList } from "./shown.ts";

/** Asks the provider's published keys, if there are any. */
export const ofKeys = (
  { keys }: Examination,
  ask: (keys: readonly PublishedKey[]) => CheckVerdict,
): CheckVerdict =>
  keys === undefined
    ? notApplicable("No JWKS was read.")
    : keys.length === 0
      ? notApplicable("The JWKS has no keys.")
      : ask(keys);

/** Keys with what is wrong with each, in one line; keys without fault are left out. */
export const faultsOf = (
  keys: readonly PublishedKey[],
  faultOf: (key: PublishedKey) => string | undefined,
): readonly string[] =>
  keys.flatMap((key) => {
    const fault = faultOf(key);
    return fault === undefined ? [] : [`${key.name}: ${fault}`];
  });

/** What to ask for when keys are at fault. */
export const askAboutKeys = ({ jwks }: Examination, faults: readonly string[]): string =>
  `Please check the keys at ${shown(jwks?.url ?? "jwks_uri")}: ${shownList(faults)}.`;
