import type { TokenKind, TokenSetView } from "#shared/tokens/token-set-view.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Distances between ticks that read well, in ms. */
const tickSteps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720].map((minutes) => minutes * MINUTE);
const MOST_TICKS = 7;
/** Room behind the longest bar for one that is cut, as a share of the scale. */
const CUT_SHARE = 0.07;

/** A token's life as a bar; places are shares of the scale's width, 0 to 1. */
export interface LifeBar {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** Share of the bar that is used, measured on the scale like the others. */
  readonly used: number;
  /** The end lies beyond the scale, or is not known. */
  readonly cut: boolean;
  readonly expiresAt?: number;
  readonly revokedAt?: number;
}

/** A linear time line over the tokens of a set. */
export interface LifeScale {
  readonly bars: readonly LifeBar[];
  readonly ticks: readonly { readonly at: number; readonly place: number }[];
  /** The automatic refresh that is planned, on the access token's bar; `row` counts the bars from 0. */
  readonly refresh?: { readonly at: number; readonly place: number; readonly row: number };
  /** Place of "now"; kept within the scale when the tokens have ended. */
  readonly now: number;
}

/** Linear over the longest token under 24 h; a longer one, or one of unknown length, is cut. Times in epoch ms. */
export const lifeScale = (set: TokenSetView, now: number): LifeScale => {
  const tokens = set.tokens.map(({ kind, issuedAt, expiresAt, revokedAt }) => ({
    kind,
    start: issuedAt ?? set.refreshedAt ?? set.obtainedAt,
    end: expiresAt,
    revoked: revokedAt === undefined ? {} : { revokedAt },
  }));
  const from = Math.min(...tokens.map((token) => token.start), set.refreshedAt ?? set.obtainedAt);
  const ends = tokens.map((token) => token.end).filter((end) => end !== undefined && end - from <= DAY);
  const until = Math.max(from + 5 * MINUTE, ...ends.filter((end) => end !== undefined));
  const whole = until - from;
  const hasCut = tokens.some((token) => token.end === undefined || token.end > until);
  const scale = hasCut ? 1 - CUT_SHARE : 1;
  const placeOf = (at: number): number => Math.min(1, Math.max(0, ((at - from) / whole) * scale));
  return {
    bars: tokens.map(({ kind, start, end, revoked }) => {
      const cut = end === undefined || end > until;
      const place = { start: placeOf(start), end: cut ? 1 : placeOf(end) };
      const used = Math.min(place.end, Math.max(place.start, placeOf(now)));
      return { kind, ...place, used, cut, ...revoked, ...(end === undefined ? {} : { expiresAt: end }) };
    }),
    ticks: ticksBetween(from, until).map((at) => ({ at, place: placeOf(at) })),
    now: Math.min(scale, placeOf(now)),
    ...refreshOf(set, placeOf),
  };
};

const refreshOf = (set: TokenSetView, placeOf: (at: number) => number): Pick<LifeScale, "refresh"> => {
  const row = set.tokens.findIndex(({ kind }) => kind === "access_token");
  const { automaticRefresh: refresh } = set;
  if (refresh?.state !== "planned" || refresh.failure || row < 0) return {};
  return { refresh: { at: refresh.at, place: placeOf(refresh.at), row } };
};

/** Full minutes or hours of the clock here, as many as can be told apart. */
const ticksBetween = (from: number, until: number): readonly number[] => {
  const step = tickSteps.find((one) => (until - from) / one <= MOST_TICKS) ?? DAY / 4;
  const offset = new Date(from).getTimezoneOffset() * MINUTE;
  const first = Math.ceil((from - offset) / step) * step + offset;
  const ticks: number[] = [];
  for (let at = first; at <= until; at += step) ticks.push(at);
  return ticks;
};
