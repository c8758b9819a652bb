import { useEffect, useState } from "react";

/** The time now (epoch ms), read again every `everyMs` while `active`: for what moves while someone watches. */
export const useTime = (everyMs: number, active: boolean): number => {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!active) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs, active]);
  return now;
};
