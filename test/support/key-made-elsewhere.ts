import { generateKeyPairSync, type KeyObject } from "node:crypto";

let rsa: KeyObject | undefined;

/** A private RSA key in PEM; it takes its time to make, and serves all tests of a process. */
export const rsaKeyInPem = (): string => {
  rsa ??= generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  return rsa.export({ format: "pem", type: "pkcs8" }).toString();
};
