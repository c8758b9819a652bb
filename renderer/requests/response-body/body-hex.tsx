import { useCallback, useEffect, useRef, useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import { call, errorOf } from "../../bridge/index.ts";
import { ErrorNotice, RowScroller } from "../../ui/index.ts";
import styles from "./response-body.module.css";

const BYTES_A_ROW = 16;
const BLOCK_BYTES = 64 * 1024;
const MOST_BLOCKS = 32;

/** A body byte by byte: offset, hex, and what of it is ASCII. */
export function BodyHex({ exchangeId }: { readonly exchangeId: string }) {
  const blocks = useRef(new Map<number, Uint8Array>());
  const underWay = useRef(new Set<number>());
  const [size, setSize] = useState<number>();
  const [error, setError] = useState<AppError>();
  const [, setDrawn] = useState(0);
  const load = useCallback(
    async (block: number) => {
      if (blocks.current.has(block) || underWay.current.has(block)) return;
      underWay.current.add(block);
      try {
        const offset = block * BLOCK_BYTES;
        const read = await call("requests.body.read", { exchangeId, offset, length: BLOCK_BYTES });
        blocks.current.set(block, read.bytes);
        const [oldest] = blocks.current.keys();
        if (blocks.current.size > MOST_BLOCKS && oldest !== undefined) blocks.current.delete(oldest);
        setSize(read.sizeInBytes);
        // The rows are drawn again.
        setDrawn((count) => count + 1);
      } catch (thrown) {
        setError(errorOf(thrown));
      } finally {
        underWay.current.delete(block);
      }
    },
    [exchangeId],
  );
  const onSight = useCallback(
    (first: number, last: number) => {
      const blockOf = (row: number) => Math.floor((row * BYTES_A_ROW) / BLOCK_BYTES);
      for (let block = blockOf(first); block <= blockOf(last); block += 1) void load(block);
    },
    [load],
  );
  useEffect(() => void load(0), [load]);
  if (error) return <ErrorNotice error={error} title="The body could not be read" />;
  return (
    <RowScroller
      label="Response body in hex"
      numbered={false}
      total={Math.ceil((size ?? 0) / BYTES_A_ROW)}
      onSight={onSight}
      row={(index) => {
        const offset = index * BYTES_A_ROW;
        const block = blocks.current.get(Math.floor(offset / BLOCK_BYTES));
        if (block === undefined) return <span className={styles.waiting}>…</span>;
        const from = offset % BLOCK_BYTES;
        const bytes = [...block.subarray(from, from + BYTES_A_ROW)];
        return (
          <>
            <span className={styles.waiting}>{offset.toString(16).padStart(8, "0")}</span>
            {`  ${hexOf(bytes)}  `}
            <span className={styles.ascii}>{bytes.map(shown).join("")}</span>
          </>
        );
      }}
    />
  );
}

const hexOf = (bytes: readonly number[]): string => {
  const pairs = bytes.map((byte) => byte.toString(16).padStart(2, "0"));
  const halves = [pairs.slice(0, 8).join(" "), pairs.slice(8).join(" ")];
  return halves.join("  ").padEnd(48);
};

const shown = (byte: number): string => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : "·");
