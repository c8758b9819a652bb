/** What of a URL remains without the origin; undefined when it is on another origin or has no path. */
export function cutOrigin(url: string, origin: string): string | undefined {
  if (!URL.canParse(url) || !URL.canParse(origin)) return undefined;
  const { origin: own, pathname, search, hash } = new URL(url);
  const rest = pathname + search + hash;
  return own === new URL(origin).origin && rest !== "/" ? rest : undefined;
}
