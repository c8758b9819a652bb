import { AppFailure } from "#shared/app-error.ts";
import type { HttpProxy } from "./way.ts";

/** The proxy does not answer: it is not the server that is at fault. */
export const proxyUnreachable = ({ origin }: HttpProxy, thrown: unknown): AppFailure => {
  const code = (thrown as { readonly code?: unknown } | undefined)?.code;
  return new AppFailure(
    {
      code: "proxy_unreachable",
      message: `The proxy ${origin} could not be reached.`,
      advice: "Check the proxy's host and port in this configuration, or empty the field to use none.",
      cause: typeof code === "string" ? code : String(thrown),
      field: "connection.proxyUrl",
    },
    { cause: thrown },
  );
};

/** The proxy answered, and makes no tunnel. */
export const proxyRefused = (
  { origin }: HttpProxy,
  authority: string,
  httpStatus: number,
  reason: string,
): AppFailure =>
  new AppFailure({
    code: "proxy_refused",
    message:
      httpStatus === 407
        ? `The proxy ${origin} asks for a user name and a password.`
        : `The proxy ${origin} refused a tunnel to ${authority}.`,
    advice:
      httpStatus === 407
        ? "The workbench signs in to no proxy. Set one that needs no sign-in, for instance one on this machine that signs in on its own."
        : "Ask who runs the proxy to allow this host and port, or empty the field to use none.",
    cause: `${httpStatus} ${reason}`.trim(),
    wire: { httpStatus },
    field: "connection.proxyUrl",
    source: "RFC 9110 9.3.6",
  });
