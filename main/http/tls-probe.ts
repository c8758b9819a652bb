import { X509Certificate } from "node:crypto";
import { isIP, isIPv6, type Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import { AppFailure } from "#shared/app-error.ts";
import type { Clock } from "../ports/clock.ts";
import type { TlsFacts, TlsProbe } from "../ports/tls-probe.ts";
import { certificateFactsOf } from "./certificate-facts.ts";
import { requestCancelled } from "./deadline.ts";
import { openTransport, secure, type Target } from "./open-connection.ts";
import { transportFailure } from "./transport-failure.ts";
import { ownWay, readWay, type Way } from "./way.ts";

/**
 * Looks at certificates with Node's own TLS, which verifies them as for any request. The certificate is read
 * when the handshake is done and before it is verified, so that one that is refused can be shown as well.
 */
export const createTlsProbe = (clock: Clock): TlsProbe => ({
  look: async ({ hostname, port, connection }, timeLimitMs, signal) => {
    const target = { hostname: hostname.replace(/^\[|\]$/g, ""), port, isTls: true };
    const way = connection === undefined ? ownWay : readWay(connection);
    const over = new AbortController();
    return new Promise((resolve, reject) => {
      const giveUp = (failure: AppFailure): void => {
        over.abort();
        reject(failure);
      };
      const onAbort = () => giveUp(requestCancelled());
      const stopWaiting = clock.after(timeLimitMs, () => giveUp(timedOut(hostname, timeLimitMs)));
      signal?.addEventListener("abort", onAbort, { once: true });
      if (signal?.aborted) onAbort();
      lookAt(target, way, clock, over.signal)
        .then(resolve, reject)
        .finally(() => {
          stopWaiting();
          signal?.removeEventListener("abort", onAbort);
        });
    });
  },
});

const lookAt = async (target: Target, way: Way, clock: Clock, over: AbortSignal): Promise<TlsFacts> => {
  try {
    const { socket } = await openTransport(target, way, clock);
    endWith(over, socket);
    return await shakeHands(secure(socket, target, way), target);
  } catch (thrown) {
    throw transportFailure(thrown, urlOf(target), way.hasClientCertificate);
  }
};

const endWith = (over: AbortSignal, socket: Socket): void => {
  if (over.aborted) socket.destroy();
  over.addEventListener("abort", () => socket.destroy(), { once: true });
};

const shakeHands = (socket: TLSSocket, target: Target): Promise<TlsFacts> =>
  new Promise((resolve, reject) => {
    const host = target.hostname;
    let facts: TlsFacts | undefined;
    socket.prependListener("secure", () => {
      facts = factsOf(socket, host);
    });
    socket.on("secureConnect", () => {
      facts ??= factsOf(socket, host);
      // Ended in order, so that the server does not take it for an attack.
      socket.destroySoon();
      if (facts === undefined) reject(noCertificate(host));
      else resolve(facts);
    });
    socket.on("error", (error: NodeJS.ErrnoException) => {
      const isRefusal = transportFailure(error, urlOf(target)).error.code === "tls_failed";
      if (facts !== undefined && isRefusal) resolve(refused(facts, error.code ?? error.message));
      else reject(error);
    });
  });

const urlOf = ({ hostname, port }: Target): URL =>
  new URL(`https://${isIPv6(hostname) ? `[${hostname}]` : hostname}:${port}`);

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
