import {
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useEffect } from "react";
import type { EventName, EventPayloads } from "#shared/contract/events.ts";
import type { OperationName } from "#shared/contract/operation-names.ts";
import type { OperationInput, OperationOutput } from "#shared/contract/operations.ts";
import { call } from "./bridge.ts";
import { readAgainAtMost } from "./read-again-at-most.ts";
import { staleAfter } from "./stale-after.ts";

/** Reads an operation's answer and keeps it fresh; with `keepPrevious` the old answer stays until the new one is there. */
export const useRead = <Name extends OperationName>(
  name: Name,
  input: OperationInput<Name>,
  options: { readonly enabled?: boolean; readonly keepPrevious?: boolean } = {},
): UseQueryResult<OperationOutput<Name>> =>
  useQuery<OperationOutput<Name>, Error>({
    queryKey: [name, input],
    queryFn: () => call(name, input),
    enabled: options.enabled ?? true,
    placeholderData: options.keepPrevious ? keepOld : undefined,
  } as UseQueryOptions<OperationOutput<Name>, Error>);

const keepOld = <Value>(previous: Value | undefined): Value | undefined => previous;

/** An operation that changes something; pages read again on the event that follows. */
export const useAct = <Name extends OperationName>(
  name: Name,
): UseMutationResult<OperationOutput<Name>, Error, OperationInput<Name>> =>
  useMutation({ mutationFn: (input: OperationInput<Name>) => call(name, input) });

/** Listens to an event while the component is there. */
export const useEvent = <Name extends EventName>(
  name: Name,
  listener: (payload: EventPayloads[Name]) => void,
): void => {
  useEffect(() => window.workbench.on(name, listener), [name, listener]);
};

/** Marks reads as stale when the main process says that something changed; used once, at the root. */
export const useFreshness = (): void => {
  const client = useQueryClient();
  useEffect(() => {
    const names = Object.keys(staleAfter) as EventName[];
    const stale = readAgainAtMost<OperationName>(
      (operation) => void client.invalidateQueries({ queryKey: [operation] }),
    );
    const ends = names.map((name) =>
      window.workbench.on(name, () => {
        for (const operation of staleAfter[name]) stale(operation);
      }),
    );
    return () => {
      for (const end of ends) end();
    };
  }, [client]);
};
