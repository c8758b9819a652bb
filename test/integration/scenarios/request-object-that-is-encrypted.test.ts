import { expect } from "vitest";
import { scenario } from "../../support/scenario.ts";
import { encryptionKey, type ProviderScript } from "../../support/scriptable-provider/index.ts";
import { headerOf, sendRequestObject } from "../../support/send-request-object.ts";

const encrypts = async (alg: Parameters<typeof encryptionKey>[0], enc: string): Promise<ProviderScript> => ({
  encryptionKeys: [await encryptionKey(alg)],
  discovery: {
    document: (right) => ({
      ...right,
      request_object_encryption_alg_values_supported: [alg],
      request_object_encryption_enc_values_supported: [enc],
    }),
  },
});

scenario(
  {
    id: "OLD-10",
    provider: "fetches a request that is encrypted for its key, and not signed",
    workbench: "encrypts it with the algorithms that are listed, and accepts the login",
  },
  async () => {
    const script = await encrypts("RSA-OAEP", "A128CBC-HS256");
    await sendRequestObject({ delivery: "by_reference", signed: false, encrypted: true }, { script });
  },
);

scenario(
  {
    id: "OLD-11, RFC 9101 6.1",
    provider: "fetches a request that is signed, and encrypted for its key",
    workbench: "signs and encrypts it, and accepts the login",
  },
  async () => {
    const script = await encrypts("RSA-OAEP-256", "A256GCM");
    await sendRequestObject({ delivery: "by_reference", signed: true, encrypted: true }, { script });
  },
);

scenario(
  {
    id: "RFC 9101 6.1",
    provider: "takes a request that is signed, and encrypted for its elliptic key, and lists no algorithms",
    workbench: "chooses what fits the key, and sends the request by value",
  },
  async () => {
    const script = { encryptionKeys: [await encryptionKey("ECDH-ES")] };
    const { beside, trace } = await sendRequestObject(
      { delivery: "by_value", signed: true, encrypted: true },
      { script },
    );
    expect(headerOf(beside.get("request"))).toMatchObject({
      alg: "ECDH-ES",
      enc: "A128CBC-HS256",
      cty: "JWT",
    });
    expect(trace).toContainEqual(
      expect.objectContaining({
        checkId: "request.object",
        found: "alg ES256, encrypted with ECDH-ES and A128CBC-HS256, kid for-ECDH-ES",
      }),
    );
  },
);
