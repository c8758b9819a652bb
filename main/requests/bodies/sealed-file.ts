import { createCipheriv, createDecipheriv } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";

/**
 * A file in pieces that are sealed one by one (AES-256-GCM), so that any part of it can be read without the rest. A key
 * seals one file only, so that a piece's place is its nonce. Each piece knows whether it is the last one: a file that
 * was cut off does not open as a shorter one.
 */
const PIECE_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const NONCE_BYTES = 12;
const CIPHER = "aes-256-gcm";

/** Bytes of a key. */
export const FILE_KEY_BYTES = 32;

/** Writes a sealed file from its beginning to its end. */
export interface SealedWriter {
  /** @throws the system's error when the disk does not take it */
  write(bytes: Uint8Array): Promise<void>;
  /** Writes the last piece. */
  end(): Promise<void>;
  /** Closes the file as it is; nothing opens it any more. */
  abandon(): Promise<void>;
}

/** Makes a file that is not there yet, for this user only. */
export const createSealedFile = async (path: string, key: Uint8Array): Promise<SealedWriter> => {
  const file = await open(path, "wx", 0o600);
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  let index = 0;
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await file.close();
  };
  const seal = (piece: Uint8Array, isLast: boolean): Buffer => {
    const sealed = sealPiece(piece, key, index, isLast);
    index += 1;
    return sealed;
  };
  return {
    write: async (bytes) => {
      waiting.push(bytes);
      waitingBytes += bytes.byteLength;
      // The last piece is only known by the end, so that a whole one waits for the next byte.
      if (waitingBytes <= PIECE_BYTES) return;
      const all = Buffer.concat(waiting);
      const sealed: Buffer[] = [];
      let at = 0;
      for (; all.byteLength - at > PIECE_BYTES; at += PIECE_BYTES) {
        sealed.push(seal(all.subarray(at, at + PIECE_BYTES), false));
      }
      waiting = [all.subarray(at)];
      waitingBytes = all.byteLength - at;
      await file.writev(sealed);
    },
    end: async () => {
      await file.write(seal(Buffer.concat(waiting), true));
      await close();
    },
    abandon: close,
  };
};

/** A sealed file that is open for reading. */
export interface SealedReader {
  /** Of what was sealed. */
  readonly sizeInBytes: number;
  /** Fewer bytes at the end. @throws Error when a piece was altered */
  read(offset: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** Opens a sealed file. @throws the system's error when it is not there */
export const openSealedFile = async (path: string, key: Uint8Array): Promise<SealedReader> => {
  const file = await open(path, "r");
  const { size } = await file.stat();
  const pieces = Math.ceil(size / (PIECE_BYTES + TAG_BYTES));
  const sizeInBytes = Math.max(0, size - pieces * TAG_BYTES);
  return {
    sizeInBytes,
    read: async (offset, length) => {
      const end = Math.min(sizeInBytes, offset + length);
      if (offset >= end) return Buffer.alloc(0);
      const first = Math.floor(offset / PIECE_BYTES);
      const last = Math.floor((end - 1) / PIECE_BYTES);
      const sealed = await readAt(
        file,
        first * (PIECE_BYTES + TAG_BYTES),
        (last + 1) * (PIECE_BYTES + TAG_BYTES),
        size,
      );
      const opened: Buffer[] = [];
      for (let index = first; index <= last; index += 1) {
        const from = (index - first) * (PIECE_BYTES + TAG_BYTES);
        const piece = sealed.subarray(from, from + PIECE_BYTES + TAG_BYTES);
        opened.push(openPiece(piece, key, index, index === pieces - 1));
      }
      const start = first * PIECE_BYTES;
      return Buffer.concat(opened).subarray(offset - start, end - start);
    },
    close: () => file.close(),
  };
};

const readAt = async (file: FileHandle, from: number, to: number, size: number): Promise<Buffer> => {
  const bytes = Buffer.allocUnsafe(Math.min(to, size) - from);
  let filled = 0;
  while (filled < bytes.byteLength) {
    const { bytesRead } = await file.read(bytes, filled, bytes.byteLength - filled, from + filled);
    if (bytesRead === 0) throw new Error("The file became shorter while it was read.");
    filled += bytesRead;
  }
  return bytes;
};

const nonceOf = (index: number): Buffer => {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUInt32BE(index, NONCE_BYTES - 4);
  return nonce;
};

const associatedData = (isLast: boolean): Buffer => Buffer.of(isLast ? 1 : 0);

const sealPiece = (piece: Uint8Array, key: Uint8Array, index: number, isLast: boolean): Buffer => {
  const cipher = createCipheriv(CIPHER, key, nonceOf(index), { authTagLength: TAG_BYTES });
  cipher.setAAD(associatedData(isLast));
  return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
};

const openPiece = (sealed: Buffer, key: Uint8Array, index: number, isLast: boolean): Buffer => {
  const decipher = createDecipheriv(CIPHER, key, nonceOf(index), { authTagLength: TAG_BYTES });
  decipher.setAAD(associatedData(isLast));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
};
