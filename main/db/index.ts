export type { Database } from "./database.ts";
export { databaseFailure } from "./database-failure.ts";
export { foldText } from "./fold-text.ts";
export { type OpenOptions, openDatabase } from "./open-database.ts";
export { openForReading } from "./open-for-reading.ts";
export { leaveCheckpointsToThreads, openForWriting, writeForGood } from "./open-for-writing.ts";
export { openScratch } from "./open-scratch.ts";
export { type PageCursor, readCursor, writeCursor } from "./page-cursor.ts";
export { protectFolder } from "./protect-files.ts";
