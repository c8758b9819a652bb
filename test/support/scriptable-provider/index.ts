export { type EncryptionKey, encryptionKey } from "./encryption-keys.ts";
export { type EndpointOfProvider, type ReceivedRequest, thumbprintOf } from "./received-request.ts";
export { REGISTRATION_ACCESS_TOKEN } from "./registration.ts";
export type {
  AnswerBend,
  Bend,
  BindingScript,
  EncryptionScript,
  IdTokenScript,
  Members,
  ProviderScript,
} from "./script.ts";
export {
  providerUsers,
  type ScriptableProvider,
  startScriptableProvider,
} from "./scriptable-provider.ts";
export { signIdToken } from "./sign-id-token.ts";
export { type SigningKey, signingKey } from "./signing-keys.ts";
