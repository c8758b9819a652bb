export { type DecodedJwt, decodeJwt, isEncryptedJwt } from "./decode-jwt.ts";
export type { IdTokenExpectations } from "./id-token-checks/context.ts";
export { type IdTokenVerdict, verifyIdToken } from "./verify-id-token.ts";
export { candidateKeys, needsOtherKeys, type SignatureRules } from "./verify-signature.ts";
