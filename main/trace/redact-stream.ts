import { MASK } from "#shared/plain-text.ts";

/** Masks secrets in bytes that come in pieces, also where one begins in a piece and ends in another. */
export interface StreamRedactor {
  /** What is certain of all pieces so far; what might begin a secret is held back. */
  take(piece: Uint8Array): Buffer;
  /** What was held back. */
  end(): Buffer;
}

/** A token in compact form is not longer than this; what looks like the beginning of one is held back up to here. */
const LONGEST_TOKEN = 64 * 1024;

const maskBytes = Buffer.from(MASK);
const restOfToken = /^[A-Za-z0-9_.-]*/;

/**
 * Makes one. It works on bytes, so that what is no text stays as it is but for the masks.
 * @param secrets masked by value, in UTF-8
 * @param shape of what is masked by its shape; it can only grow by the characters of a compact token
 */
export const createStreamRedactor = (secrets: readonly string[], shape: RegExp): StreamRedactor => {
  const byValue = secrets.map((secret) => Buffer.from(secret).toString("latin1"));
  const longest = byValue.reduce((length, secret) => Math.max(length, secret.length), 1);
  // The longest first, so that no end of a secret is left over by a shorter one that it begins with.
  const alternatives = [...byValue].sort((a, b) => b.length - a.length).map(escaped);
  const secret = new RegExp([...alternatives, shape.source].join("|"), "g");
  let held = "";
  let isInToken = false;

  /** Masks what begins before `until`, and holds back the rest. */
  const mask = (text: string, until: number): Buffer => {
    const shown: Buffer[] = [];
    let position = 0;
    secret.lastIndex = 0;
    for (let found = secret.exec(text); found !== null && found.index < until; found = secret.exec(text)) {
      shown.push(Buffer.from(text.slice(position, found.index), "latin1"), maskBytes);
      position = secret.lastIndex;
    }
    const end = Math.max(position, until);
    shown.push(Buffer.from(text.slice(position, end), "latin1"));
    held = text.slice(end);
    return shown.length === 1 && shown[0] ? shown[0] : Buffer.concat(shown);
  };

  return {
    take: (piece) => {
      let text = held + Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString("latin1");
      if (isInToken) {
        const rest = restOfToken.exec(text)?.[0].length ?? 0;
        isInToken = rest === text.length;
        text = text.slice(rest);
      }
      const certain = text.length - longest + 1;
      const begun = beginningOfToken(text);
      if (begun === undefined || begun >= certain) return mask(text, Math.max(certain, 0));
      if (text.length - begun <= LONGEST_TOKEN) return mask(text, begun);
      // Longer than any token: the rest of it is masked together with what there is, if it is one.
      isInToken = new RegExp(shape.source, "y").test(text.slice(begun, begun + LONGEST_TOKEN));
      const shown = mask(text, text.length);
      held = "";
      return shown;
    },
    end: () => mask(held, held.length),
  };
};

/** Where a token may have begun that the text's end cuts off. */
const beginningOfToken = (text: string): number | undefined => {
  let runAt = text.length;
  while (runAt > 0 && isOfToken(text.charCodeAt(runAt - 1))) runAt -= 1;
  const tokenAt = text.indexOf("eyJ", runAt);
  if (tokenAt >= 0) return tokenAt;
  // Its first characters may be the last of the text.
  if (text.endsWith("ey")) return text.length - 2;
  return text.endsWith("e") ? text.length - 1 : undefined;
};

/** Letters, digits, `_`, `.` and `-`. */
const isOfToken = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 48 && code <= 57) ||
  code === 95 ||
  code === 46 ||
  code === 45;

const escaped = (literal: string): string => literal.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
