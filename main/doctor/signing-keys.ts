import { usesClientSecret } from "#shared/configurations/client-configuration.ts";
import { candidateKeys, supportedAlgorithms } from "../tokens/index.ts";
import { knowsProvider, listedBy } from "./document-members.ts";
import type { Examination } from "./examination.ts";
import { publishedKey } from "./published-key.ts";

/** Algorithms that the provider lists for ID tokens; `undefined` when it says nothing. */
export const listedAlgorithms = (examination: Examination): readonly string[] | undefined =>
  listedBy(
    examination,
    "id_token_signing_alg_values_supported",
    (capabilities) => capabilities.idTokenSigningAlgorithmsSupported,
  );

/** Algorithms that a login accepts; `undefined` when nothing is known of the provider. */
export const acceptedAlgorithms = (examination: Examination): readonly string[] | undefined =>
  knowsProvider(examination)
    ? supportedAlgorithms(
        listedAlgorithms(examination) ?? [],
        usesClientSecret(examination.draft.clientAuthenticationMethod),
      )
    : undefined;

/** Those of them that are verified with a key of the provider, not with the client secret. */
export const acceptedWithKey = (examination: Examination): readonly string[] =>
  (acceptedAlgorithms(examination) ?? []).filter((algorithm) => !isHmacName(algorithm));

/** Whether the algorithm's secret is the client's (RFC 7518 3.2). */
export const isHmacName = (algorithm: string): boolean => /^HS\d/.test(algorithm);

/** How many keys a login could verify a signature of this algorithm with. */
export const countKeysFor = ({ loginKeys = [] }: Examination, alg: string): number =>
  candidateKeys(loginKeys, { alg }).filter((key, index) => publishedKey(key, index).isSound).length;
