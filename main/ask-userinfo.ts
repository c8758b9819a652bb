import { AppFailure } from "#shared/app-error.ts";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { UserinfoAnswer } from "#shared/tokens/token-answer.ts";
import { viewClaims } from "#shared/tokens/view-claims.ts";
import { parseCallableUrl } from "./discovery/index.ts";
import { fetchUserinfo, readClaimSources } from "./login/index.ts";
import type { ClientCredentials } from "./ports/client-credentials.ts";
import {
  createRelyingParty,
  loadDpopKey,
  type QuestionPorts,
  recordQuestion,
  type TokenSets,
} from "./tokens/index.ts";

/**
 * Asks UserInfo with an identity's access token, as it is. The answer must be of the same user; it is kept with the
 * tokens then.
 * @throws AppFailure when nothing is asked: `endpoint_not_offered`, `insecure_url`, or as `TokenSets.get`
 */
export type AskUserinfo = (userId: string) => Promise<UserinfoAnswer>;

export const createAskUserinfo =
  (
    parts: QuestionPorts & {
      readonly tokenSets: TokenSets;
      readonly configuration: (id: string) => ClientConfiguration;
      readonly credentials: (id: string) => Promise<ClientCredentials>;
      readonly subject: (userId: string) => string;
    },
  ): AskUserinfo =>
  async (userId) => {
    const set = await parts.tokenSets.get(userId);
    const configuration = parts.configuration(set.configurationId);
    const endpoint = configuration.endpoints.userinfo;
    if (endpoint === "") throw notOffered();
    parseCallableUrl(endpoint, "endpoints.userinfo", configuration.allowInsecureHttp);
    const { found, ...answer } = await recordQuestion(parts, "userinfo", configuration, async (recorder) => {
      const credentials = await parts.credentials(configuration.id);
      recorder.redactor.learn(set.accessToken);
      // No ID token comes with it.
      const algorithms: readonly string[] = [];
      const { now } = parts.clock;
      const binding = set.dpopKey && (await loadDpopKey(set.dpopKey));
      const bound = binding === undefined ? {} : { binding };
      const party = createRelyingParty({ configuration, credentials, algorithms, recorder, now, ...bound });
      const subject = parts.subject(userId);
      const asked = { configuration, recorder };
      const userinfo = await fetchUserinfo(asked, party, set.accessToken, subject);
      if (userinfo === undefined) return {};
      return { found: await readClaimSources(asked, party, subject, { userinfo }) };
    });
    if (found === undefined) return answer;
    const { userinfo, fromSources } = found;
    parts.tokenSets.update(userId, (now) => {
      if (now.accessToken !== set.accessToken) return undefined;
      const ofIdToken = now.fromSources?.filter(({ namedIn }) => namedIn === "idToken") ?? [];
      return { ...now, userinfo, fromSources: [...ofIdToken, ...(fromSources ?? [])] };
    });
    return {
      ...answer,
      claims: viewClaims(userinfo),
      ...(fromSources === undefined ? {} : { fromSources }),
    };
  };

const notOffered = (): AppFailure =>
  new AppFailure({
    code: "endpoint_not_offered",
    message: "The provider offers no UserInfo endpoint.",
    advice: "If it has one, set its URL in the configuration.",
    field: "endpoints.userinfo",
    source: "OIDC Core 5.3",
  });
