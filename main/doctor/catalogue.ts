import type { DoctorCheck } from "./check.ts";
import { aKeyCanVerifyIdTokens } from "./checks/a-key-can-verify-id-tokens.ts";
import { algorithmNamesAreKnown } from "./checks/algorithm-names-are-known.ts";
import { allowedOriginsAreSound } from "./checks/allowed-origins-are-sound.ts";
import { answersAreCachedBriefly } from "./checks/answers-are-cached-briefly.ts";
import { answersComeQuickly } from "./checks/answers-come-quickly.ts";
import { askedAcrIsOffered } from "./checks/asked-acr-is-offered.ts";
import { askedPromptIsOffered } from "./checks/asked-prompt-is-offered.ts";
import { askedResourcesAreUris } from "./checks/asked-resources-are-uris.ts";
import { assertionAlgorithmIsListed } from "./checks/assertion-algorithm-is-listed.ts";
import { authenticationMethodIsListed } from "./checks/authentication-method-is-listed.ts";
import { authorizationCodeGrantIsOffered } from "./checks/authorization-code-grant-is-offered.ts";
import { basicCredentialsNeedNoEncoding } from "./checks/basic-credentials-need-no-encoding.ts";
import { certificateIsCurrent } from "./checks/certificate-is-current.ts";
import { certificateIsTrusted } from "./checks/certificate-is-trusted.ts";
import { certificateKeyIsStrong } from "./checks/certificate-key-is-strong.ts";
import { certificateNamesTheHost } from "./checks/certificate-names-the-host.ts";
import { claimTypesAreNormal } from "./checks/claim-types-are-normal.ts";
import { claimsParameterIsOffered } from "./checks/claims-parameter-is-offered.ts";
import { clientCertificateIsCurrent } from "./checks/client-certificate-is-current.ts";
import { clientIdIsSet } from "./checks/client-id-is-set.ts";
import { clocksAgree } from "./checks/clocks-agree.ts";
import { codeFlowIsOffered } from "./checks/code-flow-is-offered.ts";
import { contactsCanBeWrittenTo } from "./checks/contacts-can-be-written-to.ts";
import { credentialsFitTheMethod } from "./checks/credentials-fit-the-method.ts";
import { documentCanBeRead } from "./checks/document-can-be-read.ts";
import { documentHasNoByteOrderMark } from "./checks/document-has-no-byte-order-mark.ts";
import { documentIsSentAsJson } from "./checks/document-is-sent-as-json.ts";
import { documentRepeatsNoMember } from "./checks/document-repeats-no-member.ts";
import { dpopAlgorithmsCanBeUsed } from "./checks/dpop-algorithms-can-be-used.ts";
import { dpopIsOffered } from "./checks/dpop-is-offered.ts";
import { ellipticKeysAreValid } from "./checks/elliptic-keys-are-valid.ts";
import { emptyMembersAreLeftOut } from "./checks/empty-members-are-left-out.ts";
import { endSessionIsOffered } from "./checks/end-session-is-offered.ts";
import { endpointsAreConfigured } from "./checks/endpoints-are-configured.ts";
import { endpointsAreNotPrivate } from "./checks/endpoints-are-not-private.ts";
import { endpointsAreSet } from "./checks/endpoints-are-set.ts";
import { endpointsAreUrls } from "./checks/endpoints-are-urls.ts";
import { endpointsShareTheIssuerHost } from "./checks/endpoints-share-the-issuer-host.ts";
import { extraParametersReplaceNothing } from "./checks/extra-parameters-replace-nothing.ts";
import { idTokenAlgorithmIsAccepted } from "./checks/id-token-algorithm-is-accepted.ts";
import { importIsUpToDate } from "./checks/import-is-up-to-date.ts";
import { issParameterIsSaidPlainly } from "./checks/iss-parameter-is-said-plainly.ts";
import { issuerHasTheRightForm } from "./checks/issuer-has-the-right-form.ts";
import { issuerIsConfigured } from "./checks/issuer-is-configured.ts";
import { issuerIsNoEndpoint } from "./checks/issuer-is-no-endpoint.ts";
import { issuerIsNoTemplate } from "./checks/issuer-is-no-template.ts";
import { issuerIsWrittenPlainly } from "./checks/issuer-is-written-plainly.ts";
import { issuerMatchesUrl } from "./checks/issuer-matches-url.ts";
import { jwksCanBeRead } from "./checks/jwks-can-be-read.ts";
import { jwksHasKeys } from "./checks/jwks-has-keys.ts";
import { jwksIsOfModerateSize } from "./checks/jwks-is-of-moderate-size.ts";
import { jwksRepeatsNoMember } from "./checks/jwks-repeats-no-member.ts";
import { keyAlgorithmsFit } from "./checks/key-algorithms-fit.ts";
import { keyCertificatesAreCurrent } from "./checks/key-certificates-are-current.ts";
import { keyCertificatesMatch } from "./checks/key-certificates-match.ts";
import { keyIdsAreOrdinary } from "./checks/key-ids-are-ordinary.ts";
import { keyIdsArePresent } from "./checks/key-ids-are-present.ts";
import { keyIdsAreUnique } from "./checks/key-ids-are-unique.ts";
import { keyMembersAreComplete } from "./checks/key-members-are-complete.ts";
import { keyMembersAreKnown } from "./checks/key-members-are-known.ts";
import { keyNumbersAreOfLeastLength } from "./checks/key-numbers-are-of-least-length.ts";
import { keyTypesAreKnown } from "./checks/key-types-are-known.ts";
import { keyUsesAreSaid } from "./checks/key-uses-are-said.ts";
import { keyValuesAreBase64url } from "./checks/key-values-are-base64url.ts";
import { keysAreLinkedByUri } from "./checks/keys-are-linked-by-uri.ts";
import { keysAreOfThisIssuer } from "./checks/keys-are-of-this-issuer.ts";
import { listedValuesAreStandard } from "./checks/listed-values-are-standard.ts";
import { membersAreKnown } from "./checks/members-are-known.ts";
import { membersHaveStandardNames } from "./checks/members-have-standard-names.ts";
import { membersHaveTheRightType } from "./checks/members-have-the-right-type.ts";
import { mtlsAliasesAreSound } from "./checks/mtls-aliases-are-sound.ts";
import { mtlsEndpointsAreKnown } from "./checks/mtls-endpoints-are-known.ts";
import { neededClaimsAreListed } from "./checks/needed-claims-are-listed.ts";
import { noPrivateKeyIsPublished } from "./checks/no-private-key-is-published.ts";
import { openidIsSelected } from "./checks/openid-is-selected.ts";
import { openidScopeIsListed } from "./checks/openid-scope-is-listed.ts";
import { pkceMethodsAreKnown } from "./checks/pkce-methods-are-known.ts";
import { pkceS256IsListed } from "./checks/pkce-s256-is-listed.ts";
import { plainHttpIsSwitchedOff } from "./checks/plain-http-is-switched-off.ts";
import { providerOffersLogins } from "./checks/provider-offers-logins.ts";
import { providerQuirksAreRespected } from "./checks/provider-quirks-are-respected.ts";
import { pushedRequestsCanBeSent } from "./checks/pushed-requests-can-be-sent.ts";
import { redirectHostIsAnAddress } from "./checks/redirect-host-is-an-address.ts";
import { redirectPathIsDistinct } from "./checks/redirect-path-is-distinct.ts";
import { redirectPortCanBeUsed } from "./checks/redirect-port-can-be-used.ts";
import { refreshGrantIsOffered } from "./checks/refresh-grant-is-offered.ts";
import { refreshScopeIsListed } from "./checks/refresh-scope-is-listed.ts";
import { requestObjectAlgorithmIsListed } from "./checks/request-object-algorithm-is-listed.ts";
import { requestObjectCanBeSent } from "./checks/request-object-can-be-sent.ts";
import { requiredMembersArePresent } from "./checks/required-members-are-present.ts";
import { responseModeIsOffered } from "./checks/response-mode-is-offered.ts";
import { responseTypesAreKnown } from "./checks/response-types-are-known.ts";
import { revocationIsOffered } from "./checks/revocation-is-offered.ts";
import { rs256HasAKey } from "./checks/rs256-has-a-key.ts";
import { rs256IsListed } from "./checks/rs256-is-listed.ts";
import { rsaKeysAreStrong } from "./checks/rsa-keys-are-strong.ts";
import { selectedScopesAreListed } from "./checks/selected-scopes-are-listed.ts";
import { signedAnswerCanBeVerified } from "./checks/signed-answer-can-be-verified.ts";
import { signedMetadataAgrees } from "./checks/signed-metadata-agrees.ts";
import { subjectTypesAreKnown } from "./checks/subject-types-are-known.ts";
import { textsHideNothing } from "./checks/texts-hide-nothing.ts";
import { tlsVersionIsCurrent } from "./checks/tls-version-is-current.ts";
import { unsignedIdTokensAreNotOffered } from "./checks/unsigned-id-tokens-are-not-offered.ts";
import { urlIsAWellKnownUrl } from "./checks/url-is-a-well-known-url.ts";
import { urlsUseHttps } from "./checks/urls-use-https.ts";
import { userinfoIsOffered } from "./checks/userinfo-is-offered.ts";

/** All checks, area by area, in the order in which they are shown. */
export const catalogue: readonly DoctorCheck[] = [
  documentCanBeRead,
  documentIsSentAsJson,
  documentHasNoByteOrderMark,
  documentRepeatsNoMember,
  urlIsAWellKnownUrl,
  issuerHasTheRightForm,
  issuerIsNoTemplate,
  issuerIsWrittenPlainly,
  issuerMatchesUrl,
  issuerIsConfigured,
  issuerIsNoEndpoint,
  requiredMembersArePresent,
  membersHaveTheRightType,
  membersHaveStandardNames,
  membersAreKnown,
  emptyMembersAreLeftOut,
  textsHideNothing,
  endpointsAreUrls,
  endpointsShareTheIssuerHost,
  endpointsAreNotPrivate,
  endpointsAreConfigured,
  keysAreLinkedByUri,
  mtlsAliasesAreSound,
  signedMetadataAgrees,
  contactsCanBeWrittenTo,
  openidScopeIsListed,
  neededClaimsAreListed,
  importIsUpToDate,
  jwksCanBeRead,
  jwksHasKeys,
  jwksIsOfModerateSize,
  jwksRepeatsNoMember,
  noPrivateKeyIsPublished,
  keyTypesAreKnown,
  keyMembersAreComplete,
  keyMembersAreKnown,
  keyValuesAreBase64url,
  keyNumbersAreOfLeastLength,
  rsaKeysAreStrong,
  ellipticKeysAreValid,
  keyAlgorithmsFit,
  keyUsesAreSaid,
  keyIdsArePresent,
  keyIdsAreUnique,
  keyIdsAreOrdinary,
  keyCertificatesMatch,
  keyCertificatesAreCurrent,
  keysAreOfThisIssuer,
  idTokenAlgorithmIsAccepted,
  rs256IsListed,
  unsignedIdTokensAreNotOffered,
  algorithmNamesAreKnown,
  aKeyCanVerifyIdTokens,
  rs256HasAKey,
  providerOffersLogins,
  codeFlowIsOffered,
  responseTypesAreKnown,
  responseModeIsOffered,
  signedAnswerCanBeVerified,
  authorizationCodeGrantIsOffered,
  pkceS256IsListed,
  pkceMethodsAreKnown,
  issParameterIsSaidPlainly,
  pushedRequestsCanBeSent,
  requestObjectCanBeSent,
  requestObjectAlgorithmIsListed,
  askedPromptIsOffered,
  askedAcrIsOffered,
  claimsParameterIsOffered,
  claimTypesAreNormal,
  subjectTypesAreKnown,
  listedValuesAreStandard,
  refreshGrantIsOffered,
  userinfoIsOffered,
  endSessionIsOffered,
  revocationIsOffered,
  dpopIsOffered,
  dpopAlgorithmsCanBeUsed,
  providerQuirksAreRespected,
  urlsUseHttps,
  plainHttpIsSwitchedOff,
  certificateIsTrusted,
  certificateNamesTheHost,
  certificateIsCurrent,
  certificateKeyIsStrong,
  tlsVersionIsCurrent,
  clocksAgree,
  answersComeQuickly,
  answersAreCachedBriefly,
  clientIdIsSet,
  authenticationMethodIsListed,
  credentialsFitTheMethod,
  clientCertificateIsCurrent,
  mtlsEndpointsAreKnown,
  assertionAlgorithmIsListed,
  basicCredentialsNeedNoEncoding,
  openidIsSelected,
  selectedScopesAreListed,
  refreshScopeIsListed,
  endpointsAreSet,
  redirectHostIsAnAddress,
  redirectPortCanBeUsed,
  redirectPathIsDistinct,
  extraParametersReplaceNothing,
  askedResourcesAreUris,
  allowedOriginsAreSound,
];
