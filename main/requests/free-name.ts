/** A name that nobody of these has, however its letters are written: "Orders 2". */
export const freeName = (wanted: string, taken: ReadonlySet<string>): string => {
  for (let number = 1; ; number += 1) {
    const candidate =
      number === 1 ? wanted : `${wanted.slice(0, 190).replace(/[\ud800-\udbff]$/, "")} ${number}`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
};
