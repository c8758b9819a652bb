const SENTINEL = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
const VERSION = 1;

/**
 * Sets fuses in an Electron binary held in memory. After the sentinel come a version byte, the number of
 * fuses, and one ASCII `0` (off) or `1` (on) for each.
 *
 * @param {Buffer} binary changed in place
 * @param {ReadonlyMap<number, boolean>} wanted fuse index to state
 */
export function flipFuses(binary, wanted) {
  const sentinel = binary.indexOf(SENTINEL);
  if (sentinel === -1) throw new Error("the binary has no fuses");
  const version = binary[sentinel + SENTINEL.length];
  const count = binary[sentinel + SENTINEL.length + 1];
  if (version !== VERSION) throw new Error(`unknown fuse format ${version}`);
  for (const [index, on] of wanted) {
    if (index >= count) throw new Error(`the binary has no fuse ${index}`);
    binary[sentinel + SENTINEL.length + 2 + index] = (on ? "1" : "0").charCodeAt(0);
  }
}
