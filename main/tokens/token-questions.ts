import * as openid from "openid-client";
import { AppFailure } from "#shared/app-error.ts";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { AskedTokenKind, IntrospectionAnswer, RevocationAnswer } from "#shared/tokens/token-answer.ts";
import { viewClaims } from "#shared/tokens/view-claims.ts";
import { parseCallableUrl } from "../discovery/index.ts";
import type { ClientCredentials } from "../ports/client-credentials.ts";
import type { HttpResponse } from "../ports/http.ts";
import type { TraceRecorder } from "../trace/index.ts";
import { findFailure } from "./library-errors.ts";
import { memberTexts } from "./member-texts.ts";
import { decodeUtf8, parseObject } from "./parse-object.ts";
import { questionRefusal } from "./question-refusal.ts";
import { type QuestionPorts, recordQuestion } from "./record-question.ts";
import { createRelyingParty } from "./relying-party.ts";
import type { StoredTokenSet } from "./token-set-store.ts";
import { type TokenSets, tokenOf } from "./token-sets.ts";

/** What can be asked of the provider about an identity's tokens, and for their end. */
export interface TokenQuestions {
  /**
   * What the provider says of a token (RFC 7662).
   * @throws AppFailure when nothing is asked: `endpoint_not_offered`, `insecure_url`, or as `TokenSets.token`
   */
  introspect(userId: string, kind: AskedTokenKind): Promise<IntrospectionAnswer>;
  /**
   * Revokes a token (RFC 7009). A token that is revoked is marked here; to forget forgets all tokens, whatever the
   * provider answers (C-96).
   * @throws as `introspect`; nothing is forgotten then
   */
  revoke(userId: string, kind: AskedTokenKind, afterwards: "keep" | "forget"): Promise<RevocationAnswer>;
}

type Ask = (client: openid.Configuration, token: string, kind: AskedTokenKind) => Promise<unknown>;

/** Makes the questions. */
export const createTokenQuestions = (
  parts: QuestionPorts & {
    readonly tokenSets: TokenSets;
    readonly configuration: (id: string) => ClientConfiguration;
    readonly credentials: (id: string) => Promise<ClientCredentials>;
  },
): TokenQuestions => {
  const prepare = async (userId: string, kind: AskedTokenKind, endpoint: "introspection" | "revocation") => {
    const set = await parts.tokenSets.get(userId);
    const token = tokenOf(set, kind);
    const configuration = parts.configuration(set.configurationId);
    requireEndpoint(configuration, endpoint);
    /** @throws AppFailure of the client's credentials or of transport */
    const ask = async (recorder: TraceRecorder, send: Ask): Promise<HttpResponse> => {
      const credentials = await parts.credentials(configuration.id);
      for (const secret of [credentials.secret, set.accessToken, set.refreshToken, set.idToken])
        recorder.redactor.learn(secret);
      const { now } = parts.clock;
      const party = createRelyingParty({ configuration, credentials, algorithms: [], recorder, now });
      // The answer is read by ourselves; what the library makes of it is of no use here.
      const libraryError = await send(party.client, token, kind).then(() => undefined, same);
      const failure = findFailure(libraryError);
      if (failure !== undefined) throw failure;
      const answer = party.answerOf("token_endpoint");
      if (answer === undefined) throw libraryError;
      return answer;
    };
    return { set, configuration, ask };
  };
  return {
    introspect: async (userId, kind) => {
      const { configuration, ask } = await prepare(userId, kind, "introspection");
      const answer = await recordQuestion(parts, "introspection", configuration, async (recorder) =>
        readIntrospection(await ask(recorder, askIntrospection), recorder),
      );
      return { kind, ...answer };
    },
    revoke: async (userId, kind, afterwards) => {
      const { set, configuration, ask } = await prepare(userId, kind, "revocation");
      const answer = await recordQuestion(parts, "revocation", configuration, async (recorder) => {
        const response = await ask(recorder, askRevocation);
        if (response.status !== 200 && response.status !== 204) throw questionRefusal(response, "revocation");
        return {};
      });
      const forgotten = afterwards === "forget";
      if (forgotten) parts.tokenSets.forget(userId);
      else if (answer.error === undefined)
        parts.tokenSets.update(userId, (now) => markRevoked(now, set, kind, parts.clock.now()));
      return { kind, ...answer, forgotten };
    },
  };
};

const same = (thrown: unknown): unknown => thrown;

const askIntrospection: Ask = (client, token, kind) =>
  openid.tokenIntrospection(client, token, { token_type_hint: kind });

const askRevocation: Ask = (client, token, kind) =>
  openid.tokenRevocation(client, token, { token_type_hint: kind });

/** @throws AppFailure `endpoint_not_offered`, `insecure_url`, `invalid_input` */
const requireEndpoint = (
  configuration: ClientConfiguration,
  endpoint: "introspection" | "revocation",
): void => {
  const field = `endpoints.${endpoint}`;
  const url = configuration.endpoints[endpoint];
  if (url === "") {
    const verb = endpoint === "introspection" ? "introspected" : "revoked";
    throw new AppFailure({
      code: "endpoint_not_offered",
      message: `The provider offers no ${endpoint} endpoint.`,
      advice: `Its tokens cannot be ${verb}. If it has such an endpoint, set its URL in the configuration.`,
      field,
      source: endpoint === "introspection" ? "RFC 7662 2" : "RFC 7009 2",
    });
  }
  parseCallableUrl(url, field, configuration.allowInsecureHttp);
};

/** @throws AppFailure `introspection_response_invalid`, or as `questionRefusal` */
const readIntrospection = (answer: HttpResponse, recorder: TraceRecorder) => {
  if (answer.status !== 200) throw questionRefusal(answer, "introspection");
  const members = parseObject(answer.body);
  if (members === undefined) throw introspectionInvalid("not a JSON object");
  if (typeof members.active !== "boolean") throw introspectionInvalid("active is not true or false");
  const claims = viewClaims(members, memberTexts(decodeUtf8(answer.body) ?? ""));
  // Providers have been seen to say the token again.
  const { text } = recorder.redactor;
  return { active: members.active, claims: claims.map((claim) => ({ ...claim, value: text(claim.value) })) };
};

const introspectionInvalid = (cause: string): AppFailure =>
  new AppFailure({
    code: "introspection_response_invalid",
    message: "The introspection endpoint's answer cannot be used.",
    advice: "Look at the answer. Signed answers must be switched off for this client at the provider.",
    cause,
    step: "token_endpoint",
    field: "endpoints.introspection",
    source: "RFC 7662 2.2",
  });

/** Marks the token in the set as it is now, unless another one has taken its place meanwhile. */
const markRevoked = (
  now: StoredTokenSet,
  asked: StoredTokenSet,
  kind: AskedTokenKind,
  at: number,
): StoredTokenSet | undefined => {
  if (tokenIn(now, kind) !== tokenIn(asked, kind)) return undefined;
  return kind === "access_token"
    ? { ...now, accessTokenRevokedAt: at }
    : { ...now, refreshTokenRevokedAt: at };
};

const tokenIn = (set: StoredTokenSet, kind: AskedTokenKind): string | undefined =>
  kind === "access_token" ? set.accessToken : set.refreshToken;
