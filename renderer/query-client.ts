import { QueryClient } from "@tanstack/react-query";

/**
 * The cache of what was read from the main process. Nothing goes stale by itself: events say what to read again.
 * `always`, because the main process is there whether or not the machine is online.
 */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: "always",
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
