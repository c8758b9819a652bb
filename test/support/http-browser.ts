/** A form as it stands in a page. */
export interface PageForm {
  readonly action: string;
  readonly method: string;
  /** Hidden fields by name. */
  readonly hidden: Readonly<Record<string, string>>;
}

/** What the browser came to: a page, or an address outside the origin that it may visit. */
export interface Visited {
  readonly url: string;
  readonly status: number;
  readonly html: string;
}

/** A browser without a screen and without scripts: keeps one origin's cookies, follows its redirects, posts its forms. */
export class HttpBrowser {
  readonly #origin: string;
  readonly #cookies = new Map<string, { readonly value: string; readonly path: string }>();

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Opens an address. It stops, without a request, at the first redirect to another origin (status 0). */
  async open(url: string, form?: Readonly<Record<string, string>>): Promise<Visited> {
    let next = new URL(url);
    let body = form === undefined ? undefined : new URLSearchParams(form);
    for (let redirects = 0; redirects < 20; redirects += 1) {
      if (next.origin !== this.#origin) {
        return { url: next.href, status: 0, html: "" };
      }
      const response = await fetch(next, {
        redirect: "manual",
        headers: { cookie: this.#cookieHeader(next.pathname), accept: "text/html" },
        ...(body === undefined ? {} : { method: "POST", body }),
      });
      this.#keepCookies(response, next);
      const location = response.headers.get("location");
      if (location === null || response.status < 300 || response.status > 399) {
        return { url: next.href, status: response.status, html: await response.text() };
      }
      await response.body?.cancel();
      next = new URL(location, next);
      body = undefined;
    }
    throw new Error(`Too many redirects at ${next.href}`);
  }

  /** Posts the first form of a page, as the button with this name and value would. */
  async press(page: Visited, name: string, value: string): Promise<Visited> {
    const form = readForm(page.html);
    return this.open(new URL(form.action, page.url).href, { ...form.hidden, [name]: value });
  }

  #cookieHeader(pathname: string): string {
    return [...this.#cookies]
      .filter(
        ([, { path }]) => pathname === path || pathname.startsWith(path.endsWith("/") ? path : `${path}/`),
      )
      .map(([key, { value }]) => `${key.split(" ")[0]}=${value}`)
      .join("; ");
  }

  #keepCookies(response: Response, url: URL): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split(";").map((part) => part.trim());
      const [name = "", value = ""] = pair.split(/=(.*)/s);
      const path = attributes.find((part) => /^path=/i.test(part))?.slice("path=".length) ?? url.pathname;
      if (attributes.some((part) => /^expires=Thu, 01 Jan 1970/i.test(part))) {
        this.#cookies.delete(`${name} ${path}`);
      } else {
        this.#cookies.set(`${name} ${path}`, { value, path });
      }
    }
  }
}

/** The first form of a page. */
export const readForm = (html: string): PageForm => {
  const form = /<form\b([^>]*)>([\s\S]*?)<\/form>/i.exec(html);
  if (form === null) {
    throw new Error(`No form in: ${html.slice(0, 400)}`);
  }
  const [, attributes = "", content = ""] = form;
  const hidden = [...content.matchAll(/<input\b[^>]*type="hidden"[^>]*>/gi)].map(
    ([tag]) => [attribute(tag, "name"), attribute(tag, "value")] as const,
  );
  return {
    action: attribute(attributes, "action"),
    method: attribute(attributes, "method"),
    hidden: Object.fromEntries(hidden),
  };
};

/** The `sub` of the login page's button for a user, by given name in lower case. */
export const findUserButton = (html: string, givenName: string): string => {
  const tag = [...html.matchAll(/<button\b[^>]*>/gi)].find(
    ([text]) => attribute(text, "data-user") === givenName,
  );
  if (tag === undefined) {
    throw new Error(`No button for ${givenName} in: ${html.slice(0, 400)}`);
  }
  return attribute(tag[0], "value");
};

const attribute = (tag: string, name: string): string =>
  (new RegExp(`\\b${name}="([^"]*)"`, "i").exec(tag)?.[1] ?? "")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&");
