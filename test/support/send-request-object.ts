import { generateKeyPairSync } from "node:crypto";
import type { ClientConfigurationDraft } from "#shared/configurations/client-configuration.ts";
import { expectAccepted } from "./expect-login.ts";
import type { ScenarioOptions } from "./open-scenario.ts";

type Request = ClientConfigurationDraft["authorizationRequest"];

/** Signed by the client's key, and not encrypted. */
export const signedOnly = { signed: true, encrypted: false };

/** Plays a login whose request is an object of this kind, which the provider insists on. */
export const sendRequestObject = async (
  requestObject: Request["requestObject"],
  more: Omit<ScenarioOptions, "draft"> & {
    readonly request?: Partial<Request>;
    readonly changes?: Partial<ClientConfigurationDraft>;
  } = {},
) => {
  const { signed, encrypted } = requestObject;
  const { changes, request, script, ...options } = more;
  const accepted = await expectAccepted({
    clientKey: { algorithm: "ES256" },
    ...options,
    script: { ...script, client: { ...script?.client, requestObject: { signed, encrypted } } },
    draft: (right) => ({
      ...right,
      ...changes,
      authorizationRequest: { ...right.authorizationRequest, ...request, requestObject },
    }),
  });
  const [asked] = accepted.provider.received.of("authorization");
  return { ...accepted, beside: asked?.parameters ?? new URLSearchParams() };
};

/** The header of a JWT. */
export const headerOf = (jwt: string | null) =>
  JSON.parse(Buffer.from((jwt ?? "").split(".")[0] ?? "", "base64url").toString()) as unknown;

let madeElsewhere: string | undefined;

/** An RSA key that was made elsewhere, in PEM; it is made once, as that takes its time. */
export const rsaKeyInPem = (): string => {
  madeElsewhere ??= generateKeyPairSync("rsa", { modulusLength: 2048 })
    .privateKey.export({ format: "pem", type: "pkcs8" })
    .toString();
  return madeElsewhere;
};
