import { join } from "node:path";
import type { Database } from "./db/index.ts";
import type { Clock } from "./ports/clock.ts";
import type { FileDialog } from "./ports/file-dialog.ts";
import type { Logger } from "./ports/logger.ts";
import type { Random } from "./ports/random.ts";
import {
  createBodyFolder,
  createChosenFiles,
  createKeptBodyStore,
  createRequestFileStore,
  createResponseBodies,
  type Requests,
} from "./requests/index.ts";
import type { Vault } from "./tokens/index.ts";

/** Builds what has to do with files of bodies that are sent, and with the bodies of answers. */
export const composeBodies = (
  parts: {
    readonly db: Database;
    readonly vault: Vault;
    readonly clock: Clock;
    readonly random: Random;
    readonly logger: Logger;
    readonly fileDialog: FileDialog;
    /** Answers that are large have files in it. */
    readonly dataFolder: string;
  },
  exchange: Requests["exchange"],
) => {
  const { db, vault, clock, random, logger, fileDialog } = parts;
  const bodyFolder = createBodyFolder({
    folder: join(parts.dataFolder, "bodies"),
    store: createKeptBodyStore(db, vault),
    random,
    logger,
  });
  void bodyFolder.sweepAtStart();
  const requestFiles = createChosenFiles({ store: createRequestFileStore(db, random, clock), fileDialog });
  const responseBodies = createResponseBodies({ folder: bodyFolder, exchange, fileDialog });
  return { requestFiles, responseBodies, bodyFolder };
};
