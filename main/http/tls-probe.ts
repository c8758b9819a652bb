import { X509Certificate } from "node:crypto";
import { isIP } from "node:net";
import { type ConnectionOptions, connect, rootCertificates, type TLSSocket } from "node:tls";
import { AppFailure } from "#shared/app-error.ts";
import type { Clock } from "../ports/clock.ts";
import type { TlsFacts, TlsProbe, TlsTarget } from "../ports/tls-probe.ts";
import { certificateFactsOf } from "./certificate-facts.ts";
import { requestCancelled } from "./deadline.ts";
import { transportFailure } from "./transport-failure.ts";

/**
 * Looks at certificates with Node's own TLS, which verifies them as for any request. The certificate is read
 * when the handshake is done and before it is verified, so that one that is refused can be shown as well.
 */
export const createTlsProbe = (clock: Clock): TlsProbe => ({
  look: (target, timeLimitMs, signal) =>
    new Promise<TlsFacts>((resolve, reject) => {
      const host = hostOf(target);
      let facts: TlsFacts | undefined;
      const socket = connect(connectionTo(target));
      const end = (settle: () => void): void => {
        stopWaiting();
        signal?.removeEventListener("abort", onAbort);
        settle();
      };
      const giveUp = (failure: AppFailure): void => {
        socket.destroy();
        end(() => reject(failure));
      };
      const onAbort = () => giveUp(requestCancelled());
      const stopWaiting = clock.after(timeLimitMs, () => giveUp(timedOut(host, timeLimitMs)));
      socket.prependListener("secure", () => {
        facts = factsOf(socket, host);
      });
      socket.on("secureConnect", () => {
        facts ??= factsOf(socket, host);
        // Ended in order, so that the server does not take it for an attack.
        socket.destroySoon();
        end(() => (facts === undefined ? reject(noCertificate(host)) : resolve(facts)));
      });
      socket.on("error", (error: NodeJS.ErrnoException) => {
        const failure = transportFailure(error, urlOf(target));
        const seen = failure.error.code === "tls_failed" ? facts : undefined;
        end(() =>
          seen === undefined ? reject(failure) : resolve(refused(seen, error.code ?? error.message)),
        );
      });
      signal?.addEventListener("abort", onAbort, { once: true });
      if (signal?.aborted) onAbort();
    }),
});

const hostOf = ({ hostname }: TlsTarget): string => hostname.replace(/^\[|\]$/g, "");

const urlOf = (target: TlsTarget): URL => {
  const host = hostOf(target);
  return new URL(`https://${isIP(host) === 6 ? `[${host}]` : host}:${target.port}`);
};

const connectionTo = (target: TlsTarget): ConnectionOptions => {
  const { port, authorities = [] } = target;
  const host = hostOf(target);
  return {
    host,
    port,
    // An address has no name to ask for (RFC 6066 3).
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(authorities.length === 0 ? {} : { ca: [...rootCertificates, ...authorities] }),
  };
};

/** That the name does not fit is told by `namesHost`. */
const refused = (facts: TlsFacts, code: string): TlsFacts =>
  code === "ERR_TLS_CERT_ALTNAME_INVALID" ? facts : { ...facts, trustFailure: code };

const factsOf = (socket: TLSSocket, host: string): TlsFacts | undefined => {
  // Not getPeerX509Certificate: it leaves nothing for the verification that comes after (Node 20).
  const raw: Buffer | undefined = socket.getPeerCertificate().raw;
  if (raw === undefined) return undefined;
  const certificate = new X509Certificate(raw);
  const named = isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host);
  return {
    protocol: socket.getProtocol() ?? "unknown",
    ...certificateFactsOf(certificate),
    namesHost: named !== undefined,
    ...keyFacts(certificate),
  };
};

const keyFacts = (certificate: X509Certificate): Pick<TlsFacts, "keyType" | "rsaBits"> => {
  try {
    const { asymmetricKeyType = "unknown", asymmetricKeyDetails } = certificate.publicKey;
    const bits = asymmetricKeyDetails?.modulusLength;
    return { keyType: asymmetricKeyType, ...(bits === undefined ? {} : { rsaBits: bits }) };
  } catch {
    // A key of a kind that is not known here; the handshake has its own word on it.
    return { keyType: "unknown" };
  }
};

const timedOut = (host: string, afterMs: number): AppFailure =>
  new AppFailure({
    code: "timed_out",
    message: `${host} did not finish the TLS handshake within ${Math.round(afterMs / 1000)} s.`,
    advice: "Check that the server is up and reachable from this machine, then try again.",
  });

const noCertificate = (host: string): AppFailure =>
  new AppFailure({
    code: "tls_failed",
    message: `${host} showed no certificate.`,
    advice: "Check that this is the right host and port.",
  });
