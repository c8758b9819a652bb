const GAP = "  ";
const MIN_WIDTH = 12;

/**
 * A table of text. Where the terminal is too narrow the widest columns are broken into lines.
 *
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 * @param {number} [columns] of the terminal; without it no cell is broken
 */
export function formatTable(head, rows, columns = Number.POSITIVE_INFINITY) {
  const natural = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at].length)));
  const widths = shrink(natural, columns - GAP.length * (head.length - 1));
  const line = widths.map((width) => "─".repeat(width)).join(GAP);
  return [...layOut(head, widths), line, ...rows.flatMap((row) => layOut(row, widths))].join("\n");
}

/** Takes from the widest column until all fit. */
function shrink(natural, room) {
  const widths = [...natural];
  const total = () => widths.reduce((sum, width) => sum + width, 0);
  while (total() > room) {
    const widest = widths.indexOf(Math.max(...widths));
    if (widths[widest] <= MIN_WIDTH) break;
    widths[widest] -= 1;
  }
  return widths;
}

/** The lines of one row. */
function layOut(row, widths) {
  const cells = row.map((text, at) => breakIntoLines(text, widths[at]));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((lines, at) => (lines[line] ?? "").padEnd(widths[at]))
      .join(GAP)
      .trimEnd(),
  );
}

function breakIntoLines(text, width) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === "") lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
