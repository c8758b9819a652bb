import { generateKeyPairSync, type KeyObject, X509Certificate } from "node:crypto";
import { describe, expect, it } from "vitest";
import { emptyDraft } from "#shared/configurations/client-configuration.ts";
import { clientKeyAlgorithms, decryptionAlgorithms, publicJwks } from "#shared/configurations/client-key.ts";
import { createConfigurations } from "../../../main/configurations/index.ts";
import { systemRandom } from "../../../main/ports/random.ts";
import { createVault } from "../../../main/tokens/vault.ts";
import { failureOf } from "../../support/failure-of.ts";
import { rsaKeyInPem } from "../../support/key-made-elsewhere.ts";
import { createManualClock } from "../../support/manual-clock.ts";
import { createScriptedKeychain } from "../../support/scripted-keychain.ts";
import { openTestDatabase } from "../../support/temporary-data.ts";

const NOW = Date.UTC(2026, 1, 28, 12);

/** A configuration with private_key_jwt. */
const open = async () => {
  const [db, keychain, clock] = [openTestDatabase(), createScriptedKeychain(), createManualClock(NOW)];
  const vault = createVault({ db, keychain, clock, random: systemRandom, onStatus: () => {} });
  const configurations = createConfigurations({ db, vault, clock, random: systemRandom, publish: () => {} });
  const { id } = await configurations.create({
    draft: {
      ...emptyDraft("An alias"),
      clientId: "a client, with = and +",
      clientAuthenticationMethod: "private_key_jwt",
    },
  });
  return { db, keychain, clock, vault, configurations, id };
};

/** A private key for the algorithm. */
const keyFor = (algorithm: string): string => {
  const curves: Readonly<Record<string, string>> = { ES256: "P-256", ES384: "P-384", ES512: "P-521" };
  const namedCurve = curves[algorithm] ?? (algorithm.startsWith("ECDH") ? "P-256" : undefined);
  const pem = (key: KeyObject) => key.export({ format: "pem", type: "pkcs8" }).toString();
  if (namedCurve !== undefined) return pem(generateKeyPairSync("ec", { namedCurve }).privateKey);
  if (algorithm === "EdDSA") return pem(generateKeyPairSync("ed25519").privateKey);
  return rsaKeyInPem();
};

const keysIn = (jwks: string): readonly Record<string, unknown>[] => JSON.parse(jwks).keys;

describe("the certificate of a signing key", () => {
  for (const algorithm of clientKeyAlgorithms) {
    it(`is of this key and signed by it: ${algorithm}`, async () => {
      const { configurations, id } = await open();
      const { clientKey } = await configurations.importClientKey(id, { algorithm }, keyFor(algorithm));
      const certificate = new X509Certificate(clientKey?.certificatePem ?? "");
      expect(certificate.publicKey.export({ format: "pem", type: "spki" })).toBe(clientKey?.publicKeyPem);
      expect(certificate.verify(certificate.publicKey)).toBe(true);
      expect(certificate.toLegacyObject().subject).toEqual({ CN: "a client, with = and +" });
      expect(new Date(certificate.validFrom).getTime()).toBe(NOW);
      expect(new Date(certificate.validTo).toISOString()).toBe("2031-02-28T12:00:00.000Z");
    });
  }

  it("has the alias where there is no client ID", async () => {
    const { configurations, id } = await open();
    configurations.update(id, emptyDraft("Nur ein Name – Ω"));
    const { clientKey } = await configurations.makeClientKey(id, { algorithm: "ES256" });
    expect(new X509Certificate(clientKey?.certificatePem ?? "").toLegacyObject().subject).toEqual({
      CN: "Nur ein Name – Ω",
    });
  });

  it("is made for a key of an earlier version, and stays as it is then", async () => {
    const { db, configurations, id } = await open();
    const made = await configurations.makeClientKey(id, { algorithm: "ES256" });
    db.exec("UPDATE client_keys SET public_side = json_remove(public_side, '$.certificatePem')");
    expect(configurations.get(id).clientKey).not.toHaveProperty("certificatePem");
    const { clientKey } = await configurations.certifyClientKey(id, "signing");
    const certificate = new X509Certificate(clientKey?.certificatePem ?? "");
    expect(certificate.publicKey.export({ format: "pem", type: "spki" })).toBe(made.clientKey?.publicKeyPem);
    expect((await configurations.certifyClientKey(id, "signing")).clientKey).toEqual(clientKey);
  });

  it("is refused where there is no key", async () => {
    const { configurations, id } = await open();
    const error = await failureOf(() => configurations.certifyClientKey(id, "next_signing"));
    expect(error).toMatchObject({ code: "secret_missing", field: "nextClientKey" });
  });
});

describe("a key for decryption", () => {
  for (const algorithm of decryptionAlgorithms) {
    it(`is said to be for encryption, and can be used for it alone: ${algorithm}`, async () => {
      const { configurations, id } = await open();
      const wanted = { role: "decryption", algorithm } as const;
      const { decryptionKey } = await configurations.importClientKey(id, wanted, keyFor(algorithm));
      expect(keysIn(decryptionKey?.jwks ?? "")).toEqual([
        expect.objectContaining({ kid: decryptionKey?.keyId, alg: algorithm, use: "enc" }),
      ]);
      expect(decryptionKey?.jwks).not.toContain('"d"');
      expect(decryptionKey).not.toHaveProperty("certificatePem");
      const { decryptionKey: inUse, key } = await configurations.credentials(id);
      expect(inUse).toMatchObject({ kid: decryptionKey?.keyId, algorithm });
      expect(inUse?.key).toMatchObject({ type: "private", extractable: false });
      expect(key).toBeUndefined();
    });
  }

  it("is made on P-256 for ECDH-ES, and there whatever the client authenticates with", async () => {
    const { configurations, id } = await open();
    configurations.update(id, emptyDraft("With a secret"));
    const { decryptionKey } = await configurations.makeClientKey(id, {
      role: "decryption",
      algorithm: "ECDH-ES",
    });
    expect(keysIn(decryptionKey?.jwks ?? "")).toEqual([expect.objectContaining({ kty: "EC", crv: "P-256" })]);
    expect(await configurations.credentials(id)).toHaveProperty("decryptionKey");
  });

  it("is refused with its field when it is for another algorithm", async () => {
    const { configurations, id } = await open();
    const wanted = { role: "decryption", algorithm: "ECDH-ES" } as const;
    const error = await failureOf(() => configurations.importClientKey(id, wanted, keyFor("ES384")));
    expect(error).toMatchObject({ code: "invalid_input", field: "decryptionKey" });
    expect(configurations.get(id)).not.toHaveProperty("decryptionKey");
  });
});

describe("a client's keys", () => {
  it("are one for each role, registered together, and removed one by one", async () => {
    const { configurations, id } = await open();
    await configurations.makeClientKey(id, { algorithm: "ES256" });
    await configurations.makeClientKey(id, { role: "next_signing", algorithm: "EdDSA" });
    const all = await configurations.makeClientKey(id, { role: "decryption", algorithm: "ECDH-ES" });
    expect(keysIn(publicJwks(all)).map(({ alg, use }) => `${alg} ${use}`)).toEqual([
      "ES256 sig",
      "EdDSA sig",
      "ECDH-ES enc",
    ]);
    expect(configurations.removeClientKey(id, "next_signing")).not.toHaveProperty("nextClientKey");
    expect(configurations.removeClientKey(id, "signing")).not.toHaveProperty("clientKey");
    expect(configurations.get(id).decryptionKey).toEqual(all.decryptionKey);
    expect(configurations.list()).toEqual([
      expect.objectContaining({
        missing: expect.arrayContaining([{ field: "clientKey", message: expect.anything() }]),
      }),
    ]);
  });

  it("change places when the next one is promoted", async () => {
    const { configurations, id } = await open();
    await configurations.makeClientKey(id, { algorithm: "ES256" });
    const { nextClientKey } = await configurations.makeClientKey(id, {
      role: "next_signing",
      algorithm: "ES384",
    });
    expect((await configurations.credentials(id, "next_signing")).key?.kid).toBe(nextClientKey?.keyId);
    configurations.noteNextKeyProven(id, "another key, which was the next one before");
    expect(configurations.get(id).nextClientKey).toEqual(nextClientKey);
    configurations.noteNextKeyProven(id, nextClientKey?.keyId ?? "");
    expect(configurations.get(id).nextClientKey?.provenAt).toBe(NOW);
    const promoted = await configurations.promoteClientKey(id);
    expect(promoted.clientKey).toEqual(nextClientKey);
    expect(promoted).not.toHaveProperty("nextClientKey");
    expect((await configurations.credentials(id)).key?.kid).toBe(nextClientKey?.keyId);
    const error = await failureOf(() => configurations.promoteClientKey(id));
    expect(error).toMatchObject({ code: "secret_missing", field: "nextClientKey" });
  });

  it("that were made without a keychain move under the data key when it is back", async () => {
    const { configurations, id, keychain, vault } = await open();
    keychain.mode = "fails";
    await configurations.makeClientKey(id, { algorithm: "ES256" });
    await configurations.makeClientKey(id, { role: "next_signing", algorithm: "ES256" });
    await configurations.makeClientKey(id, { role: "decryption", algorithm: "ECDH-ES" });
    keychain.mode = "works";
    expect(await vault.retry()).toEqual({ state: "ready" });
    expect(await configurations.credentials(id, "next_signing")).toMatchObject({
      key: { kid: configurations.get(id).nextClientKey?.keyId },
      decryptionKey: { kid: configurations.get(id).decryptionKey?.keyId },
    });
    expect((await configurations.credentials(id)).key?.kid).toBe(configurations.get(id).clientKey?.keyId);
  });
});
