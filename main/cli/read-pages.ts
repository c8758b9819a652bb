import { WrongUsage } from "./wrong-usage.ts";

/** So many are listed without `--limit`. */
export const DEFAULT_LIMIT = 50;
const LARGEST_PAGE = 500;

/** The number of `--limit`. @throws WrongUsage */
export const limitOf = (text: string | undefined): number => {
  if (text === undefined) return DEFAULT_LIMIT;
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new WrongUsage("--limit is a whole number from 1 on.");
};

/** Asks for page after page until there are `limit` entries, or no more. */
export const readPages = async <Page extends { readonly next?: string }>(
  limit: number,
  read: (page: { readonly limit: number; readonly after?: string }) => Promise<Page>,
): Promise<readonly [Page, ...Page[]]> => {
  const pageOf = (left: number, after?: string) =>
    read({ limit: Math.min(left, LARGEST_PAGE), ...(after === undefined ? {} : { after }) });
  const pages: [Page, ...Page[]] = [await pageOf(limit)];
  for (let { next } = pages[0]; next !== undefined && pages.length * LARGEST_PAGE < limit; ) {
    const page = await pageOf(limit - pages.length * LARGEST_PAGE, next);
    pages.push(page);
    next = page.next;
  }
  return pages;
};
