import type { CurlShell } from "#shared/requests/interchange.ts";

/** A piece of an argument: text as it is, or a variable of the shell. */
export type ArgumentPiece = string | { readonly variable: string };

/** How one command line quotes its arguments and goes on in the next line. */
export interface ShellQuoting {
  /** What curl is called. */
  readonly program: string;
  /** Between the arguments. */
  readonly joint: string;
  quote(pieces: readonly ArgumentPiece[]): string;
}

const isPlain = (text: string): boolean => /^[A-Za-z0-9_./:=@%+,-]+$/.test(text);

/** Single quotes around everything; `$'…'` where there are control characters. */
const bash: ShellQuoting = {
  program: "curl",
  joint: " \\\n  ",
  quote: (pieces) => {
    if (pieces.length === 0) return "''";
    return pieces
      .map((piece) => (typeof piece === "string" ? bashText(piece) : `"$${piece.variable}"`))
      .join("");
  },
};

const bashText = (text: string): string => {
  if (isPlain(text)) return text;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (!/[\x00-\x08\x0b-\x1f\x7f]/.test(text)) return `'${text.replaceAll("'", "'\\''")}'`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is written as escapes
  const escaped = text.replace(/[\\']/g, "\\$&").replace(/[\x00-\x1f\x7f]/g, (character) => {
    return `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`;
  });
  return `$'${escaped}'`;
};

/**
 * Quotes as a program reads them, and a caret before whatever `cmd` would take for its own, the quotes included: so it
 * sees no quotes, and a line break can be written at all.
 */
const cmd: ShellQuoting = {
  program: "curl",
  joint: " ^\n  ",
  quote: (pieces) => {
    // Backslashes count only before a quote; a variable's own are not known.
    const quoted = pieces
      .map((piece, index) => {
        if (typeof piece !== "string") return `%${piece.variable}%`;
        const isLast = index === pieces.length - 1;
        const forProgram = piece
          .replace(/(\\*)"/g, '$1$1\\"')
          .replace(/\\+$/, (slashes) => (isLast ? slashes + slashes : slashes));
        return forProgram
          .replace(/\r?\n|\r/g, "\n")
          .replace(/[^A-Za-z0-9_./:=@+,\-\n\u0080-\uffff \t]/g, "^$&")
          .replaceAll("\n", "^\n\n");
      })
      .join("");
    return `^"${quoted}^"`;
  },
};

/** Single quotes where nothing is a variable, double ones elsewhere. As PowerShell 7.3 and newer hand them on. */
const powershell: ShellQuoting = {
  program: "curl",
  joint: " `\n  ",
  quote: (pieces) => {
    if (pieces.every((piece) => typeof piece === "string")) {
      const text = pieces.join("");
      return /^[A-Za-z0-9_./:=+-]+$/.test(text) && !text.startsWith("-")
        ? text
        : `'${text.replace(/['‘’‚‛]/g, "$&$&")}'`;
    }
    const inside = pieces.map((piece) =>
      typeof piece === "string" ? piece.replace(/[`$"“”„]/g, "`$&") : `\${env:${piece.variable}}`,
    );
    return `"${inside.join("")}"`;
  },
};

export const quotingOf = (shell: CurlShell): ShellQuoting => ({ bash, cmd, powershell })[shell];
