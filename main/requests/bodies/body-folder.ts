import { readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { protectFolder } from "../../db/index.ts";
import type { Logger } from "../../ports/logger.ts";
import type { Random } from "../../ports/random.ts";
import type { KeptBodyStore } from "./kept-body-store.ts";
import { createSealedFile, FILE_KEY_BYTES, openSealedFile, type SealedReader } from "./sealed-file.ts";

/** A body that is being written; nobody finds it before it is complete. */
export interface BodyWriter {
  /** @throws the system's error when the disk does not take it */
  write(bytes: Uint8Array): Promise<void>;
  /** From here on it is found by its exchange. @throws as `write`, and AppFailure of the vault */
  keep(): Promise<void>;
  discard(): Promise<void>;
}

/** The files of answers' bodies: one for each exchange that has one, named after it. */
export interface BodyFolder {
  create(exchangeId: string): Promise<BodyWriter>;
  /** Undefined: there is none. @throws AppFailure `secret_unreadable` */
  open(exchangeId: string): Promise<SealedReader | undefined>;
  /** Deletes the files whose exchange is gone. */
  sweep(): Promise<void>;
  /** The same at the start, and what was not completed before the end. */
  sweepAtStart(): Promise<void>;
  /** Waits for what is being swept. */
  close(): Promise<void>;
}

const ENDING = ".body";
const UNFINISHED = ".part";

/** Makes it; the folder is made with its first file. */
export const createBodyFolder = (parts: {
  readonly folder: string;
  readonly store: KeptBodyStore;
  readonly random: Random;
  readonly logger: Logger;
}): BodyFolder => {
  const { folder, store, random, logger } = parts;
  const pathOf = (exchangeId: string): string => join(folder, `${exchangeId}${ENDING}`);
  /** Those of this run; others were left behind by one that broke off. */
  const unfinished = new Set<string>();
  let sweeping: Promise<void> = Promise.resolve();
  /** One after the other; what can't be deleted now is tried again with the next. */
  const sweep = (isEnded: (name: string) => boolean): Promise<void> => {
    sweeping = sweeping.then(async () => {
      try {
        for (const name of await namesIn(folder)) if (isEnded(name)) await rm(join(folder, name));
      } catch (thrown) {
        logger.error("bodies.not_swept", { code: (thrown as NodeJS.ErrnoException).code ?? "unknown" });
      }
    });
    return sweeping;
  };
  const isOrphan = (name: string) => name.endsWith(ENDING) && !store.has(name.slice(0, -ENDING.length));
  return {
    create: async (exchangeId) => {
      protectFolder(folder);
      const name = `${random.uuid()}${UNFINISHED}`;
      unfinished.add(name);
      const path = join(folder, name);
      const key = random.bytes(FILE_KEY_BYTES);
      const file = await createSealedFile(path, key);
      return {
        write: file.write,
        keep: async () => {
          await file.end();
          // The key first: a file without one is swept.
          store.add(exchangeId, key);
          await rename(path, pathOf(exchangeId));
          unfinished.delete(name);
        },
        discard: async () => {
          await file.abandon();
          await rm(path, { force: true });
          unfinished.delete(name);
        },
      };
    },
    open: async (exchangeId) => {
      const key = store.keyOf(exchangeId);
      return key === undefined ? undefined : openSealedFile(pathOf(exchangeId), key);
    },
    sweep: () => sweep(isOrphan),
    sweepAtStart: () => {
      store.deleteOrphans();
      return sweep((name) => isOrphan(name) || (name.endsWith(UNFINISHED) && !unfinished.has(name)));
    },
    close: () => sweeping,
  };
};

const namesIn = async (folder: string): Promise<readonly string[]> => {
  try {
    return await readdir(folder);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw thrown;
  }
};
