import { randomBytes, randomUUID } from "node:crypto";

/** Randomness that is good enough for keys, nonces and ids. */
export interface Random {
  bytes(count: number): Uint8Array;
  uuid(): string;
}

/** The system's cryptographic generator. */
export const systemRandom: Random = {
  bytes: (count) => new Uint8Array(randomBytes(count)),
  uuid: () => randomUUID(),
};
