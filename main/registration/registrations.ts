import { AppFailure } from "#shared/app-error.ts";
import { type ClientConfiguration, draftOf } from "#shared/configurations/client-configuration.ts";
import type { RegistrationAnswer } from "#shared/registration/registration.ts";
import type { Configurations } from "../configurations/index.ts";
import type { Database } from "../db/index.ts";
import { parseCallableUrl } from "../discovery/index.ts";
import { protocolLimits } from "../http/index.ts";
import type { HttpHeaders } from "../ports/http.ts";
import { type QuestionPorts, recordQuestion, type Vault } from "../tokens/index.ts";
import type { TraceRecorder } from "../trace/index.ts";
import { clientMetadata } from "./client-metadata.ts";
import { type Registration, readRegistration } from "./read-registration.ts";
import { createRegistrationStore } from "./registration-store.ts";

/** Registers clients at providers that let them register themselves (RFC 7591, OIDC Registration 1.0). */
export interface Registrations {
  /**
   * Registers the client of a configuration, which then has the ID, the secret and the method that were given out.
   * @param initialAccessToken where the provider wants one; it is not kept
   * @throws AppFailure when nothing is asked: `endpoint_not_offered`, `insecure_url`, `not_found`,
   * `data_key_missing`
   */
  register(configurationId: string, initialAccessToken: string | undefined): Promise<RegistrationAnswer>;
  /**
   * Ends the registration at the provider (RFC 7592 2.3); the configuration keeps what is not the client's.
   * @throws as `register`, and `endpoint_not_offered` when the provider gave nothing to end it with
   */
  end(configurationId: string): Promise<RegistrationAnswer>;
}

/** Makes the part. */
export const createRegistrations = (
  parts: QuestionPorts & {
    readonly db: Database;
    readonly vault: Vault;
    readonly configurations: Configurations;
  },
): Registrations => {
  const { configurations, vault, clock } = parts;
  const store = createRegistrationStore(parts.db, vault);

  /**
   * What ends the registration first: the client is there at the provider, whatever the keychain says now. Then the
   * secret: an ID without its secret could not log in, and nobody would know why.
   */
  const take = async (id: string, registration: Registration): Promise<void> => {
    await vault.ready();
    store.save(id, clock.now(), registration.management);
    if (registration.clientSecret !== undefined) {
      await configurations.setClientSecret(id, registration.clientSecret);
    }
    configurations.update(id, {
      ...draftOf(configurations.get(id)),
      clientId: registration.clientId,
      clientAuthenticationMethod: registration.method,
    });
  };

  return {
    register: async (id, initialAccessToken) => {
      const configuration = configurations.get(id);
      const url = requireEndpoint(configuration);
      await vault.ready();
      return recordQuestion(parts, "registration", configuration, async (recorder) => {
        const registration = await send(recorder, url, configuration, initialAccessToken);
        await take(id, registration);
        return { clientId: registration.clientId };
      });
    },
    end: async (id) => {
      const configuration = configurations.get(id);
      await vault.ready();
      const management = store.management(id);
      if (management === undefined) throw cannotBeEnded();
      parseCallableUrl(management.uri, "endpoints.registration", configuration.allowInsecureHttp);
      return recordQuestion(parts, "registration", configuration, async (recorder) => {
        recorder.redactor.learn(management.accessToken);
        const headers = [bearer(management.accessToken)];
        const request = { method: "DELETE", url: management.uri, headers };
        const answer = await recorder.exchange("preparation", "identity_provider", request, protocolLimits);
        // One that the provider does not know any more has ended, too (RFC 7592 2.3).
        if (![204, 200, 401, 404].includes(answer.status)) throw notEnded(answer.status);
        store.delete(id);
        configurations.update(id, { ...draftOf(configurations.get(id)), clientId: "" });
        await configurations.removeClientSecret(id);
        return {};
      });
    },
  };
};

const bearer = (token: string): HttpHeaders[number] => ["authorization", `Bearer ${token}`];

const send = async (
  recorder: TraceRecorder,
  url: string,
  configuration: ClientConfiguration,
  initialAccessToken: string | undefined,
): Promise<Registration> => {
  recorder.redactor.learn(initialAccessToken);
  const headers: HttpHeaders = [
    ["content-type", "application/json"],
    ["accept", "application/json"],
    ...(initialAccessToken === undefined ? [] : [bearer(initialAccessToken)]),
  ];
  const body = JSON.stringify(clientMetadata(configuration));
  const request = { method: "POST", url, headers, body };
  const answer = await recorder.exchange("preparation", "identity_provider", request, protocolLimits);
  return readRegistration(answer, configuration.clientAuthenticationMethod);
};

const requireEndpoint = ({ endpoints, allowInsecureHttp }: ClientConfiguration): string => {
  if (endpoints.registration === "") {
    throw new AppFailure({
      code: "endpoint_not_offered",
      message: "The configuration has no registration endpoint.",
      advice:
        "Import the configuration. If the provider offers none, ask its administrator to register the client.",
      field: "endpoints.registration",
    });
  }
  parseCallableUrl(endpoints.registration, "endpoints.registration", allowInsecureHttp);
  return endpoints.registration;
};

const cannotBeEnded = (): AppFailure =>
  new AppFailure({
    code: "endpoint_not_offered",
    message: "The provider gave nothing to end this registration with.",
    advice: "Ask its administrator to delete the client.",
    source: "RFC 7592 3",
  });

const notEnded = (status: number): AppFailure =>
  new AppFailure({
    code: "registration_refused",
    message: `The provider did not end the registration: it answered ${status}.`,
    advice: "Try again, or ask its administrator to delete the client.",
    step: "preparation",
    source: "RFC 7592 2.3",
    wire: { httpStatus: status },
  });
