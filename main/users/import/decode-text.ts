import { FileProblem } from "./file-problem.ts";

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

/**
 * Decodes a file piece by piece: UTF-8, or UTF-16 in either order, known by its byte order mark or, without one, by
 * the zero bytes that ASCII has in it. The mark is left out.
 * @throws FileProblem with the line where bytes are no text
 */
export async function* decodeText(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decode: Decode | undefined;
  let held: Uint8Array = new Uint8Array();
  for await (const chunk of chunks) {
    if (decode === undefined) {
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      // Too few bytes to tell by; only the end of the file can make it less.
      if (held.length < 4) continue;
      decode = createDecode(encodingOf(held));
      yield decode(held, false);
    } else yield decode(chunk, false);
  }
  decode ??= createDecode(encodingOf(held));
  yield decode(decodedAlready(held) ? new Uint8Array() : held, true);
}

type Decode = (bytes: Uint8Array, isLast: boolean) => string;

const decodedAlready = (held: Uint8Array): boolean => held.length >= 4;

const encodingOf = ([a, b, c, d]: Uint8Array): Encoding => {
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return "utf-16le";
  if (a === 0 && b !== 0 && c === 0 && d !== 0) return "utf-16be";
  return "utf-8";
};

const createDecode = (encoding: Encoding): Decode => {
  const decoder = new TextDecoder(encoding);
  let lines = 1;
  return (bytes, isLast) => {
    const text = decoder.decode(bytes, { stream: !isLast });
    const wrongAt = text.indexOf(REPLACEMENT);
    if (wrongAt >= 0) {
      throw new FileProblem(
        `The file is not ${nameOf(encoding)} text.`,
        lines + linesIn(text.slice(0, wrongAt)),
      );
    }
    lines += linesIn(text);
    return text;
  };
};

/** Stands for bytes that are no text, and in a file that was damaged before. */
const REPLACEMENT = "\ufffd";

const nameOf = (encoding: Encoding): string => (encoding === "utf-8" ? "UTF-8" : "UTF-16");

const linesIn = (text: string): number => text.match(/\n|\r(?!\n|$)/g)?.length ?? 0;
