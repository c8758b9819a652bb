export { askedAcr } from "./asked-acr.ts";
export { type AutomaticRefresh, createAutomaticRefresh } from "./automatic-refresh.ts";
export { type BoundSender, createBoundSender } from "./bound-sender.ts";
export { certificateBinding } from "./certificate-binding.ts";
export { maskSources, type NamedSource, namedSources } from "./claim-sources.ts";
export { clientKeyMissing } from "./client-authentication.ts";
export {
  type ClientTokenOutcome,
  type ClientTokens,
  createClientTokens,
} from "./client-tokens.ts";
export { type BindingKey, type DpopKey, loadDpopKey, makeDpopKey, proofAlgorithmFor } from "./dpop-key.ts";
export { endOfIdToken, endOfToken } from "./end-of-token.ts";
export { parametersOf } from "./extra-parameters.ts";
export type { ClientToken } from "./fetch-client-token.ts";
export { candidateKeys, decodeJwt, type IdTokenVerdict, isEncryptedJwt, verifyIdToken } from "./id-token.ts";
export { refusalOf } from "./id-token-refusals.ts";
export { createKeytarSecretStore } from "./keytar-secret-store.ts";
export { describeLibraryError, findFailure, isOnlyHmacUnsupported } from "./library-errors.ts";
export { decodeUtf8, parseObject, parseObjectText } from "./parse-object.ts";
export { type QuestionPorts, recordQuestion } from "./record-question.ts";
export { createRelyingParty, type RelyingParty } from "./relying-party.ts";
export type { ReplacedTokens } from "./replaced-token-store.ts";
export { requireBinding } from "./require-binding.ts";
export { isHmac, supportedAlgorithms } from "./signing-algorithms.ts";
export { tokenEndpointRefusal, tokenResponseInvalid, wireErrorOf } from "./token-endpoint-refusal.ts";
export { createTokenQuestions, type TokenQuestions } from "./token-questions.ts";
export { readTokenResponse, type TokenResponse } from "./token-response.ts";
export {
  canRefresh,
  createTokenSetStore,
  type StoredTokenSet,
  type TokenSetStore,
} from "./token-set-store.ts";
export { createTokenSets, type RefreshOutcome, type TokenSets, tokenOf } from "./token-sets.ts";
export { createSealedReader, createVault, type DataKey, type SealedPlace, type Vault } from "./vault.ts";
export { verifyAuthorizationResponse } from "./verify-authorization-response.ts";
export { isOfIssuer, type SourceJwtFinding, verifySourceJwt } from "./verify-source-jwt.ts";
export { jwtOf, verifyUserinfo } from "./verify-userinfo.ts";
