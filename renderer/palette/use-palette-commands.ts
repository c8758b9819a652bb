import { useEffect, useState } from "react";
import { useRead } from "../bridge/index.ts";
import type { Command } from "../ui/index.ts";
import {
  type Attempt,
  actCommands,
  configurationCommands,
  places,
  requestCommands,
  userCommands,
} from "./commands.ts";

/** How long typing rests before users are searched, in ms. */
const SEARCH_AFTER_MS = 80;
/** How many users are offered. */
const USERS_SHOWN = 8;

/** Everything the palette offers for what is typed. */
export const usePaletteCommands = (query: string, attempt: Attempt): readonly Command[] => {
  const text = useSettled(query.trim().slice(0, 256));
  const configurations = useRead("configurations.list", undefined).data ?? [];
  const requests = useRead("requests.list", undefined).data ?? [];
  const demo = useRead("demo.status", undefined).data;
  const users = useRead(
    "users.search",
    { text, limit: USERS_SHOWN },
    { enabled: text !== "", keepPrevious: true },
  );
  return [
    ...places,
    ...configurationCommands(configurations),
    ...(text === "" ? [] : userCommands(users.data?.users ?? [], query)),
    ...requestCommands(requests),
    ...actCommands(configurations, demo?.state, attempt),
  ];
};

const useSettled = (text: string): string => {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SEARCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
};
