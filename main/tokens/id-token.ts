export { type DecodedJwt, decodeJwt, isEncryptedJwt } from "./decode-jwt.ts";
export type { IdTokenExpectations } from "./id-token-checks/context.ts";
export { candidateKeys, isSignedByOneOf } from "./id-token-checks/signature.ts";
export { type IdTokenVerdict, verifyIdToken } from "./verify-id-token.ts";
