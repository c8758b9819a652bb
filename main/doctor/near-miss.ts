/** Whether two different texts differ by one character that was left out, added or changed. */
export const isNearMiss = (one: string, other: string): boolean => {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  const rest = long.slice(start + 1);
  return short.slice(short.length === long.length ? start + 1 : start) === rest;
};
