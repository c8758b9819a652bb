/** Where a key leads in a list of so many entries; undefined when it leads nowhere. */
export function indexAfter(key: string, index: number, count: number, pageSize = 10): number | undefined {
  const last = count - 1;
  const to =
    key === "ArrowDown"
      ? index + 1
      : key === "ArrowUp"
        ? index - 1
        : key === "PageDown"
          ? index + pageSize
          : key === "PageUp"
            ? index - pageSize
            : key === "Home"
              ? 0
              : key === "End"
                ? last
                : undefined;
  return to === undefined || count === 0 ? undefined : Math.min(Math.max(0, to), last);
}
