import { STATUS_CODES } from "node:http";
import { type Transform, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AppFailure } from "#shared/app-error.ts";
import type { AnswerReceiver } from "../ports/http.ts";
import { codingsOf, decoderOf, notUnpacked } from "./decompress.ts";
import { limitReached, packedTooTightly } from "./response-too-large.ts";
import type { Intake } from "./transmit.ts";

/** What unpacks to more than this many times its size, and to more than so many bytes, is a bomb. */
const MOST_TIMES = 250;
const NO_BOMB_UP_TO_BYTES = 4 * 1024 * 1024;

/** An intake that hands a body on as it comes. */
export interface Unpacker extends Intake {
  receivedInBytes(): number;
  /** Lets go of what is left of an exchange that has failed. */
  abandon(): void;
}

/** Undoes the codings of a body on its way to `receiver`, which gets no more than `maxBytes`. */
export const unpackBody = (receiver: AnswerReceiver, url: URL, maxBytes: number): Unpacker => {
  let received = 0;
  let given = 0;
  let codings: ReturnType<typeof codingsOf> = [];
  let decoding: Decoding | undefined;
  /** All of a body that is too large is given up to the limit. */
  const give = (bytes: Uint8Array): Promise<void> | undefined => {
    const room = maxBytes - given;
    given += bytes.byteLength;
    if (bytes.byteLength <= room) return receiver.take(bytes);
    const taking = receiver.take(bytes.subarray(0, room));
    const failure = limitReached(url, maxBytes);
    if (taking === undefined) throw failure;
    return taking.then(() => Promise.reject(failure));
  };
  const giveUnpacked = (bytes: Uint8Array): Promise<void> | undefined => {
    if (given + bytes.byteLength > Math.max(NO_BOMB_UP_TO_BYTES, received * MOST_TIMES)) {
      throw packedTooTightly(url, MOST_TIMES);
    }
    return give(bytes);
  };
  return {
    begin: (status, headers, httpVersion) => {
      codings = codingsOf(headers);
      receiver.begin({ status, statusText: STATUS_CODES[status] ?? "", headers, httpVersion });
    },
    take: (bytes) => {
      received += bytes.byteLength;
      if (codings.length === 0) return give(bytes);
      decoding ??= startDecoding(codings, bytes, url, giveUnpacked);
      return decoding.write(bytes);
    },
    end: () => decoding?.end(),
    receivedInBytes: () => received,
    abandon: () => decoding?.abandon(),
  };
};

interface Decoding {
  write(bytes: Uint8Array): Promise<void> | undefined;
  end(): Promise<void>;
  abandon(): void;
}

/** Decoders one after the other; what comes out is given on in order, each after the one before was taken. */
const startDecoding = (
  codings: ReturnType<typeof codingsOf>,
  first: Uint8Array,
  url: URL,
  give: (bytes: Uint8Array) => Promise<void> | undefined,
): Decoding => {
  const [outermost = "gzip", ...inner] = codings;
  const entry = decoderOf(outermost, first);
  // What is inside can't be seen yet; that servers leave out zlib's header within another coding is unheard of.
  const decoders: Transform[] = [entry, ...inner.map((coding) => decoderOf(coding, Uint8Array.of(8)))];
  const exit = new Writable({
    write: (bytes: Uint8Array, _encoding, taken) => {
      try {
        const taking = give(bytes);
        if (taking === undefined) taken();
        else taking.then(() => taken(), taken);
      } catch (thrown) {
        taken(thrown as Error);
      }
    },
  });
  const done = pipeline([...decoders, exit]).catch((thrown: unknown) => {
    throw thrown instanceof AppFailure ? thrown : notUnpacked(url, codings.join(", "), thrown);
  });
  // Its failure is told with the next bytes, or at the end; until then nobody may be waiting for it.
  done.catch(() => {});
  return {
    write: (bytes) => {
      if (entry.write(bytes)) return undefined;
      return Promise.race([
        done,
        new Promise<void>((resolve) => {
          entry.once("drain", resolve);
        }),
      ]);
    },
    end: () => {
      entry.end();
      return done;
    },
    abandon: () => entry.destroy(),
  };
};
