import { generateKeyPairSync } from "node:crypto";
import { readJwksAnswer } from "../../../main/doctor/read-answers.ts";
import { selfSignedCertificate, x5cOf } from "../../support/certificates.ts";
import { describeChecks } from "../../support/describe-checks.ts";
import { EXAMINED_AT, soundDraft, soundKey } from "../../support/examination.ts";
import { httpResponse } from "../../support/http-response.ts";

const DAY_MS = 86_400_000;
const none = { jwks: "none" } as const;
const keyOf = (pair: { publicKey: { export(options: { format: "jwk" }): object } }) =>
  pair.publicKey.export({ format: "jwk" });
const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
const elliptic = { ...keyOf(pair), kid: "ec", use: "sig", alg: "ES256" };
const edwards = { ...keyOf(generateKeyPairSync("ed25519")), kid: "ed", use: "sig", alg: "EdDSA" };
const agreement = { ...keyOf(generateKeyPairSync("x25519")), kid: "x" };
const short = { ...keyOf(generateKeyPairSync("rsa", { modulusLength: 1024 })), kid: "short", use: "sig" };
const encryption = { ...soundKey, kid: "enc", use: "enc", alg: "RSA-OAEP" };
const { kid: _kid, ...nameless } = soundKey;
const n = Buffer.from(String(soundKey.n), "base64url");
const withModulus = (bytes: Uint8Array) => ({ ...soundKey, n: Buffer.from(bytes).toString("base64url") });
const certified = (days: number, key: object = elliptic) => {
  const certificate = selfSignedCertificate({
    ...pair,
    name: "op.example",
    validFrom: EXAMINED_AT - 100 * DAY_MS,
    validTo: EXAMINED_AT + days * DAY_MS,
    hosts: [],
  });
  return { ...key, x5c: [x5cOf(certificate)] };
};

/** A modulus as the faulty chip library made them: a power of 65537 modulo the product of small primes. */
const rocaModulus = (): Uint8Array => {
  const primes = [
    3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97,
  ];
  const more = [101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167];
  const product = [2, ...primes, ...more].reduce((result, prime) => result * BigInt(prime), 1n);
  const lowest = 1n << 2047n;
  const modulus = lowest - (lowest % product) + product + (65537n ** 12n % product);
  return Buffer.from(modulus.toString(16).padStart(512, "0"), "hex");
};

const afterReading = (answer: Parameters<typeof readJwksAnswer>[0]) => ({
  ...none,
  ...(readJwksAnswer(answer, soundDraft.endpoints.jwks) as { jwksFailure: never }),
});
const listing = (...algorithms: string[]) => ({ id_token_signing_alg_values_supported: algorithms });
const issuer = (name: string) => ({ ...soundKey, kid: name, issuer: name });

describeChecks("keys_and_algorithms", {
  "jwks-can-be-read": {
    passes: [["https://op.example/jwks", {}]],
    complains: [
      ["failed", "answered 500", afterReading(httpResponse("", { status: 500 }))],
      ["failed", "is not JSON", afterReading(httpResponse("<html>"))],
      ["failed", "moved to", afterReading(httpResponse("", { status: 301, headers: [["location", "/x"]] }))],
    ],
    silent: [none],
  },
  "jwks-has-keys": {
    passes: [["1 key", {}]],
    complains: [
      ["failed", "0 keys", { jwks: [] }],
      ["failed", "no list of keys", { jwks: { keys: {} } }],
      ["failed", "no list of keys", { jwks: {} }],
      ["failed", "1 key, 2 other entries", { jwks: [soundKey, null, "key"] }],
    ],
    silent: [none],
  },
  "jwks-is-of-moderate-size": {
    passes: [["1 key", {}]],
    complains: [["warning", "10000 keys", { jwks: Array.from({ length: 10_000 }, (_, kid) => ({ kid })) }]],
    silent: [none, { jwks: {} }],
  },
  "jwks-repeats-no-member": {
    passes: [["each", {}]],
    complains: [
      ["failed", "keys[0].kid", { jwksText: '{"keys":[{"kty":"RSA","kid":"a","kid":"b"}]}' }],
      ["failed", "keys", { jwksText: '{"keys":[],"keys":[{"kty":"RSA"}]}' }],
    ],
    silent: [none],
  },
  "no-private-key-is-published": {
    passes: [["1 public key", {}]],
    complains: [
      ["failed", "has d", { jwks: [{ ...soundKey, d: "AQAB" }] }],
      ["failed", "has k", { jwks: [{ kty: "oct", k: "c2VjcmV0" }] }],
    ],
    silent: [none, { jwks: [] }],
  },
  "key-types-are-known": {
    passes: [
      ["1 RSA, 1 P-256", { jwks: [soundKey, elliptic] }],
      ["1 unsaid", { jwks: [{}] }],
    ],
    complains: [
      ["warning", "oct is symmetric", { jwks: [{ kty: "oct" }] }],
      ["warning", "unknown type DSA", { jwks: [{ kty: "DSA" }] }],
      ["warning", "curve secp256k1", { jwks: [{ kty: "EC", crv: "secp256k1" }] }],
      ["warning", "curve missing", { jwks: [{ kty: "OKP" }] }],
    ],
    silent: [none],
  },
  "key-members-are-complete": {
    passes: [["3 complete keys", { jwks: [soundKey, elliptic, edwards] }]],
    complains: [
      ["warning", "key 1: has no kty", { jwks: [{ n: "AQAB" }] }],
      ["warning", "has no n", { jwks: [{ ...soundKey, n: undefined }] }],
      ["warning", "has no y", { jwks: [{ ...elliptic, y: 7 }] }],
      ["warning", "key 2: is no object", { jwks: [soundKey, 7] }],
    ],
    silent: [none],
  },
  "key-members-are-known": {
    passes: [
      ["the standard's only", {}],
      [
        "the provider's own: status; x5u is never followed",
        { jwks: [{ ...soundKey, status: "active", x5u: "https://10.0.0.1/" }] },
      ],
    ],
    complains: [["warning", "Kid, Kty in capitals", { jwks: [{ Kid: "a", Kty: "RSA" }] }]],
    silent: [none],
  },
  "key-values-are-base64url": {
    passes: [["1 key", {}]],
    complains: [
      ["warning", "n not in base64url", { jwks: [{ ...soundKey, n: n.toString("base64") }] }],
      ["warning", "e not in base64url", { jwks: [{ ...soundKey, e: "AQ AB" }] }],
      ["warning", "x not in base64url", { jwks: [{ ...elliptic, x: "AQAB=" }] }],
    ],
    silent: [none],
  },
  "key-numbers-are-of-least-length": {
    passes: [["none", { jwks: [soundKey, elliptic] }]],
    complains: [
      [
        "warning",
        "n with a leading zero byte",
        { jwks: [withModulus(Buffer.concat([Buffer.from([0]), n]))] },
      ],
    ],
    silent: [none],
  },
  "rsa-keys-are-strong": {
    passes: [
      ["2048 bits", {}],
      ["2048 bits", { jwks: [withModulus(Buffer.concat([Buffer.from([0]), n]))] }],
    ],
    complains: [
      ["failed", "kid short: 1024 bits", { jwks: [short] }],
      ["warning", "kid short: 1024 bits", { jwks: [short, soundKey] }],
      ["failed", "16384 bits, which take long", { jwks: [withModulus(Buffer.alloc(2048, 255))] }],
      [
        "failed",
        "even modulus",
        { jwks: [withModulus(Buffer.concat([n.subarray(0, -1), Buffer.from([2])]))] },
      ],
      ["failed", "exponent 1", { jwks: [{ ...soundKey, e: "AQ" }] }],
      ["failed", "even exponent", { jwks: [{ ...soundKey, e: "BA" }] }],
      ["failed", "ROCA", { jwks: [withModulus(rocaModulus())] }],
    ],
    silent: [none, { jwks: [elliptic] }],
  },
  "elliptic-keys-are-valid": {
    passes: [
      ["P-256, Ed25519", { jwks: [elliptic, edwards] }],
      ["X25519 is for encryption only", { jwks: [soundKey, agreement] }],
    ],
    complains: [
      ["warning", "no point on its curve", { jwks: [{ ...elliptic, y: elliptic.kid.padEnd(43, "A") }] }],
      ["warning", "no point on its curve", { jwks: [{ ...elliptic, x: "A".repeat(43), y: "A".repeat(43) }] }],
      ["warning", "coordinates of 3 and 32 bytes, not 32", { jwks: [{ ...elliptic, x: "AQAB" }] }],
      ["warning", "coordinates of 3 bytes, not 32", { jwks: [{ ...edwards, x: "AQAB" }] }],
    ],
    silent: [none, {}],
  },
  "key-algorithms-fit": {
    passes: [
      ["each key names one", { jwks: [soundKey, elliptic, edwards, encryption] }],
      ["1 of 2 keys name none", { jwks: [soundKey, { ...elliptic, alg: undefined }] }],
    ],
    complains: [
      ["warning", "alg SHA256 is no registered name", { jwks: [{ ...soundKey, alg: "SHA256" }] }],
      ["warning", "ES384 needs P-384", { jwks: [{ ...elliptic, alg: "ES384" }] }],
      ["warning", "RS256 needs RSA", { jwks: [{ ...elliptic, alg: "RS256" }] }],
      ["warning", "no registered name", { jwks: [{ ...soundKey, alg: 7 }] }],
    ],
    silent: [none],
  },
  "key-uses-are-said": {
    passes: [
      ["1 key for signatures, 1 for encryption", { jwks: [soundKey, encryption] }],
      ["0 keys for signatures, 1 without use", { jwks: [{ ...soundKey, use: undefined }] }],
    ],
    complains: [
      ["failed", "No key is for signatures", { jwks: [encryption] }],
      [
        "warning",
        "no use, beside keys for encryption",
        { jwks: [{ ...soundKey, use: undefined }, encryption] },
      ],
      ["warning", "without verify", { jwks: [{ ...soundKey, key_ops: ["signing"] }] }],
      ["warning", "an unknown use", { jwks: [{ ...soundKey, use: "signature" }] }],
    ],
    silent: [none],
  },
  "key-ids-are-present": {
    passes: [
      ["2 kids", { jwks: [soundKey, elliptic] }],
      ["the only key needs none", { jwks: [nameless, encryption] }],
    ],
    complains: [["warning", "key 2", { jwks: [soundKey, { ...elliptic, kid: undefined }] }]],
    silent: [none],
  },
  "key-ids-are-unique": {
    passes: [
      ["2 different kids", { jwks: [soundKey, elliptic] }],
      ["0 different kids", { jwks: [nameless, nameless] }],
    ],
    complains: [
      ["warning", "twice, the same key", { jwks: [soundKey, soundKey] }],
      ["warning", "for different keys", { jwks: [soundKey, { ...elliptic, kid: soundKey.kid }] }],
    ],
    silent: [none],
  },
  "key-ids-are-ordinary": {
    passes: [
      [String(soundKey.kid), {}],
      ["public:6e1a/+=", { jwks: [{ ...soundKey, kid: "public:6e1a/+=" }] }],
      ["there are none", { jwks: [nameless] }],
    ],
    complains: [
      ["warning", "is no text", { jwks: [{ ...soundKey, kid: 7 }] }],
      ["warning", "10000 characters", { jwks: [{ ...soundKey, kid: "k".repeat(10_000) }] }],
      ["warning", "unusual characters", { jwks: [{ ...soundKey, kid: "../../x" }] }],
      ["warning", "unusual characters", { jwks: [{ ...soundKey, kid: "' OR 1=1 --" }] }],
      ["warning", "unusual characters", { jwks: [{ ...soundKey, kid: "<img src=x>" }] }],
    ],
    silent: [none],
  },
  "key-certificates-match": {
    passes: [["1 certificate, 1 of 2 keys without", { jwks: [soundKey, certified(10)] }]],
    complains: [
      ["warning", "certificate of another key", { jwks: [certified(10, soundKey)] }],
      ["warning", "x5c is no certificate", { jwks: [{ ...soundKey, x5c: ["AQAB"] }] }],
      ["warning", "x5c is no certificate", { jwks: [{ ...soundKey, x5c: "AQAB" }] }],
    ],
    silent: [none, {}],
  },
  "key-certificates-are-current": {
    passes: [["the first ends on 11 Nov 2025", { jwks: [certified(10), certified(20)] }]],
    complains: [
      ["warning", "ended on 22 Oct 2025", { jwks: [certified(-10)] }],
      ["warning", "begins on 24 Jul 2025", { jwks: [certified(10)], examinedAt: EXAMINED_AT - 200 * DAY_MS }],
    ],
    silent: [none, {}, { jwks: [{ ...soundKey, x5c: ["AQAB"] }] }],
  },
  "keys-are-of-this-issuer": {
    passes: [
      ["1 of 2 keys", { jwks: [issuer("https://op.example"), issuer("https://other.example")] }],
      [
        "1 of 1 keys",
        {
          jwks: [issuer("https://id.example/{tenantid}/v2.0")],
          draft: { issuer: "https://id.example/1-2/v2.0" },
        },
      ],
      ["1 of 2 keys", { jwks: [soundKey, issuer("https://other.example")] }],
    ],
    complains: [
      ["failed", "https://other.example", { jwks: [issuer("https://other.example")] }],
      [
        "failed",
        "{tenantid}",
        {
          jwks: [issuer("https://id.example/{tenantid}/v2.0")],
          draft: { issuer: "https://id.example/a/b/v2.0" },
        },
      ],
    ],
    silent: [none, {}],
  },
  "id-token-algorithm-is-accepted": {
    passes: [
      ["RS256", {}],
      ["not said; RS256 is accepted", { document: { id_token_signing_alg_values_supported: [] } }],
      ["HS256 is signed with the client secret", { document: listing("HS256", "RS256") }],
    ],
    complains: [
      ["failed", "HS256", { document: listing("HS256"), draft: { clientAuthenticationMethod: "none" } }],
      ["failed", "none", { document: listing("none") }],
      ["failed", "ES256K", { document: listing("ES256K") }],
    ],
    silent: [{ document: "none" }],
  },
  "rs256-is-listed": {
    passes: [
      ["RS256", {}],
      ["not said", { document: { id_token_signing_alg_values_supported: undefined } }],
    ],
    complains: [["warning", "RS512", { document: listing("RS512") }]],
    silent: [{ document: "none" }],
  },
  "unsigned-id-tokens-are-not-offered": {
    passes: [
      ["not offered", {}],
      [
        "none in userinfo_signing_alg_values_supported",
        { document: { userinfo_signing_alg_values_supported: ["none"] } },
      ],
    ],
    complains: [["warning", "none", { document: listing("RS256", "None") }]],
    silent: [{ document: "none" }],
  },
  "algorithm-names-are-known": {
    passes: [
      [
        "3 algorithms",
        { document: { id_token_encryption_enc_values_supported: ["A128GCM", "A256CBC-HS512"] } },
      ],
    ],
    complains: [
      ["warning", "RSA256 in id_token_signing", { document: listing("RSA256") }],
      [
        "warning",
        "A256CBC+HS512",
        { document: { userinfo_encryption_enc_values_supported: ["A256CBC+HS512"] } },
      ],
    ],
    silent: [{ document: "none" }],
  },
  "a-key-can-verify-id-tokens": {
    passes: [
      ["RS256: 1 key", {}],
      [
        "RS256: 1 key, ES256: 1 key",
        { jwks: [soundKey, elliptic], document: listing("RS256", "ES256", "PS256") },
      ],
    ],
    complains: [
      ["failed", "no sound key for RS256", { jwks: [elliptic] }],
      ["failed", "no sound key for RS256", { jwks: [encryption] }],
      ["failed", "no sound key for RS256", { jwks: [short] }],
      ["failed", "no sound key for RS256", { jwks: [{ ...soundKey, d: "AQAB" }] }],
      ["failed", "no sound key for RS256", { jwks: [{ ...soundKey, n: "AQAB" }] }],
      ["failed", "no sound key for EdDSA", { jwks: [agreement], document: listing("EdDSA") }],
    ],
    silent: [none, { document: listing("HS256") }],
  },
  "rs256-has-a-key": {
    passes: [
      ["1 key", {}],
      ["none for ES256", { document: listing("RS256", "ES256") }],
    ],
    complains: [
      ["warning", "no sound key for RS256", { jwks: [elliptic], document: listing("RS256", "ES256") }],
    ],
    silent: [none, { document: listing("ES256") }, { jwks: [elliptic] }],
  },
});
