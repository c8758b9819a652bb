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
  knowsProvider(examination) ? supportedAlgorithms(listedAlgorithms(examination) ?? []) : undefined;

/** How many keys a login could verify a signature of this algorithm with. */
export const countKeysFor = ({ loginKeys = [] }: Examination, alg: string): number =>
  candidateKeys(loginKeys, { alg }).filter((key, index) => publishedKey(key, index).isSound).length;
