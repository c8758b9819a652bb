import * as openid from "openid-client";
import { type HttpHead, type HttpHeaders, headerValue } from "../ports/http.ts";
import { type DpopKey, loadDpopKey, proofsWith } from "./dpop-key.ts";
import { findFailure } from "./library-errors.ts";

/** Sends requests to APIs with tokens that are bound to one key (RFC 9449 7). */
export interface BoundSender {
  /** The thumbprint of its key. */
  readonly keyId: string;
  /**
   * Calls `send` with the headers that carry the token and its proof, and once more where the API wants its nonce in
   * the proof (RFC 9449 9). Nonces are remembered for the next request.
   * @returns what the last attempt brought
   * @throws as `send`
   */
  readonly send: <Answer extends HttpHead>(
    accessToken: string,
    request: { readonly method: string; readonly url: string },
    send: (credentials: HttpHeaders) => Promise<Answer>,
  ) => Promise<Answer>;
}

/** Loads a key for sending. */
export const createBoundSender = async (key: DpopKey): Promise<BoundSender> => {
  const binding = await loadDpopKey(key);
  // Of this client nothing but its clock is used.
  const proofs = proofsWith(clientFor("https://api.invalid"), binding);
  return {
    keyId: key.kid,
    send: async <Answer extends HttpHead>(
      accessToken: string,
      { method, url }: { readonly method: string; readonly url: string },
      send: (credentials: HttpHeaders) => Promise<Answer>,
    ): Promise<Answer> => {
      let answer: Answer | undefined;
      const client = clientFor(url);
      // Our own request is sent in place of the library's: with its headers and body as they were typed.
      client[openid.customFetch] = async (_url, { headers }) => {
        const { authorization = "", dpop = "" } = headers;
        answer = await send([
          ["authorization", authorization],
          ["dpop", dpop],
        ]);
        return challengeOf(answer);
      };
      const options = { DPoP: proofs };
      let thrown: unknown;
      try {
        await openid.fetchProtectedResource(
          client,
          accessToken,
          new URL(url),
          method,
          null,
          undefined,
          options,
        );
      } catch (caught) {
        thrown = caught;
      }
      const failure = findFailure(thrown);
      if (failure !== undefined) throw failure;
      // Any other error says that there is a challenge, which stands in the answer.
      if (answer === undefined) throw thrown;
      return answer;
    },
  };
};

/** The library asks for a client; nothing of it but its way to send is of use for an API. */
const clientFor = (url: string): openid.Configuration => {
  const client = new openid.Configuration({ issuer: new URL(url).origin }, "api");
  openid.allowInsecureRequests(client);
  client.timeout = 0;
  return client;
};

/** What the library goes by: the nonce, and the challenge of a refusal. */
const challengeOf = ({ status, headers }: HttpHead): Response => {
  const told = new Headers();
  const nonce = headerValue(headers, "dpop-nonce");
  if (nonce !== undefined) told.set("dpop-nonce", nonce);
  const challenges = headers.filter(([name]) => name.toLowerCase() === "www-authenticate");
  if (status === 401) for (const [, value] of challenges) told.append("www-authenticate", value);
  return new Response(null, { headers: told });
};
