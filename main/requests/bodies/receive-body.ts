import { type AppError, AppFailure } from "#shared/app-error.ts";
import type { ExchangeBody } from "#shared/requests/exchange.ts";
import type { AnswerReceiver, HttpHead } from "../../ports/http.ts";
import type { Redactor, StreamRedactor } from "../../trace/index.ts";
import type { BodyFolder, BodyWriter } from "./body-folder.ts";
import { recordBytes } from "./record-bytes.ts";

/** So much of a body the history itself keeps; what is larger has a file besides. */
export const KEPT_IN_HISTORY_BYTES = 1024 * 1024;

/** An answer's body on its way into the history. One is for one answer: another attempt needs another. */
export interface ReceivingBody extends AnswerReceiver {
  /** Undefined: no answer has begun. */
  head(): HttpHead | undefined;
  /** After decompression, so far. */
  sizeInBytes(): number;
  /** The body as it came, where it is no larger than what was asked to be held; undefined: it is larger. */
  whole(): Buffer | undefined;
  /** Ends it, also where the answer broke off: what has come is kept. */
  finish(): Promise<ExchangeBody>;
  /** Why `finish` could keep the beginning only, `body_not_kept`. */
  failure(): AppError | undefined;
  /** Forgets what has come. */
  discard(): Promise<void>;
}

/** Receives a body for the exchange with this id. */
export const receiveBody = ({
  folder,
  exchangeId,
  redactor,
  heldBytes = 0,
}: {
  readonly folder: BodyFolder;
  readonly exchangeId: string;
  readonly redactor: Redactor;
  /** So much stays in memory for `whole`, but never less than the history keeps. */
  readonly heldBytes?: number | undefined;
}): ReceivingBody => {
  const mostHeld = Math.max(heldBytes, KEPT_IN_HISTORY_BYTES);
  let head: HttpHead | undefined;
  let size = 0;
  let held: Uint8Array[] = [];
  let large: LargeBody | undefined;
  /** What is being written; an answer may be given up meanwhile. */
  let writing: Promise<void> | undefined;
  const hold = (bytes: Uint8Array): void => {
    if (size <= mostHeld) held.push(bytes);
    else held = [];
  };
  return {
    begin: (answer) => {
      head = answer;
    },
    take: (bytes) => {
      size += bytes.byteLength;
      if (large === undefined && size <= KEPT_IN_HISTORY_BYTES) {
        held.push(bytes);
        return undefined;
      }
      const next = large === undefined ? [...held, bytes] : [bytes];
      hold(bytes);
      large ??= createLargeBody(() => folder.create(exchangeId), redactor.stream());
      writing = large.take(next);
      return writing;
    },
    head: () => head,
    sizeInBytes: () => size,
    whole: () => (size <= mostHeld ? Buffer.concat(held) : undefined),
    finish: async () => {
      if (large === undefined) return recordBytes(Buffer.concat(held), size, redactor);
      await Promise.allSettled([writing]);
      const beginning = await large.finish();
      return { ...recordBytes(beginning, size, undefined), isKept: large.failure() === undefined };
    },
    failure: () => large?.failure(),
    discard: async () => {
      held = [];
      await Promise.allSettled([writing]);
      await large?.discard();
    },
  };
};

/** A body that goes into a file, redacted on its way. */
interface LargeBody {
  /** @throws AppFailure `body_not_kept` */
  take(pieces: readonly Uint8Array[]): Promise<void>;
  /** Answers its beginning, redacted; of what could not be written there is nothing else. */
  finish(): Promise<Buffer>;
  failure(): AppError | undefined;
  discard(): Promise<void>;
}

const createLargeBody = (create: () => Promise<BodyWriter>, redacting: StreamRedactor): LargeBody => {
  const beginning: Buffer[] = [];
  let room = KEPT_IN_HISTORY_BYTES;
  let file: BodyWriter | undefined;
  let failed: AppFailure | undefined;
  const attempt = async (act: () => Promise<void>): Promise<void> => {
    try {
      await act();
    } catch (thrown) {
      failed = notKept(thrown);
      await file?.discard();
      throw failed;
    }
  };
  const note = (bytes: Buffer): void => {
    // A copy, so that what is shown does not hold on to all of a piece.
    if (room > 0) beginning.push(Buffer.from(bytes.subarray(0, room)));
    room -= Math.min(room, bytes.byteLength);
  };
  return {
    take: (pieces) => {
      const redacted = pieces.map(redacting.take);
      for (const bytes of redacted) note(bytes);
      return attempt(async () => {
        file ??= await create();
        for (const bytes of redacted) await file.write(bytes);
      });
    },
    finish: async () => {
      const rest = redacting.end();
      note(rest);
      const ended = attempt(async () => {
        if (failed !== undefined) throw failed;
        await file?.write(rest);
        await file?.keep();
      });
      await Promise.allSettled([ended]);
      return Buffer.concat(beginning);
    },
    failure: () => failed?.error,
    discard: async () => file?.discard(),
  };
};

const notKept = (thrown: unknown): AppFailure =>
  thrown instanceof AppFailure
    ? thrown
    : new AppFailure(
        {
          code: "body_not_kept",
          message: "The answer could not be written down.",
          advice: "Make room on the disk, and check that the workbench may write into its data folder.",
          cause: (thrown as NodeJS.ErrnoException).code ?? "unknown",
        },
        { cause: thrown },
      );
