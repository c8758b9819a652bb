import { useState } from "react";
import { type LoginBrowser, loginBrowsers } from "#shared/login/login-run.ts";

const BROWSER_KEY = "login-browser";

/** The browser chosen last for test logins; at first the one that is set. */
export const readLoginBrowser = (): LoginBrowser => {
  const kept = localStorage.getItem(BROWSER_KEY);
  return loginBrowsers.find((browser) => browser === kept) ?? "configured";
};

/** What test logins are opened in, and how to choose it; the choice stays for the next ones. */
export const useLoginBrowser = () => {
  const [browser, setBrowser] = useState(readLoginBrowser);
  const choose = (chosen: LoginBrowser) => {
    localStorage.setItem(BROWSER_KEY, chosen);
    setBrowser(chosen);
  };
  return { browser, choose };
};
