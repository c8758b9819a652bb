/** Names that Windows keeps for devices. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * File names for things that have names: small letters, digits and hyphens, none twice in a folder whatever the case,
 * and none that a system refuses. The same names in the same order give the same file names.
 */
export const createFileNames = (taken: readonly string[] = []) => {
  const used = new Set(taken);
  return (name: string, otherwise: string): string => {
    const slug =
      name
        .normalize("NFC")
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, "-")
        .slice(0, 60)
        .replace(/^-+|-+$/g, "")
        .replace(/[\ud800-\udbff]$/, "") || otherwise;
    const base = reserved.test(slug) ? `${slug}-` : slug;
    for (let number = 1; ; number += 1) {
      const candidate = number === 1 ? base : `${base}-${number}`;
      if (used.has(candidate.toLowerCase())) continue;
      used.add(candidate.toLowerCase());
      return candidate;
    }
  };
};
