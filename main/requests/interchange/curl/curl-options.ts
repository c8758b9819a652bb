/** What an option does to the request, or why it stays behind; `nothing`: it says how curl works, not what is sent. */
export type CurlAct =
  | "request"
  | "header"
  | "data"
  | "data-raw"
  | "data-urlencode"
  | "json"
  | "form"
  | "form-string"
  | "user"
  | "oauth2-bearer"
  | "cookie"
  | "user-agent"
  | "referer"
  | "range"
  | "get"
  | "head"
  | "location"
  | "max-time"
  | "url"
  | "url-query"
  | "upload-file"
  | "globoff"
  | "next"
  | "nothing"
  | { readonly why: string };

export interface CurlOption {
  readonly act: CurlAct;
  readonly takesValue: boolean;
}

const connection = { why: "How the server is reached is set under Connection of the configuration." };
const certificates = {
  why: "Certificates are always verified: add the authority under Connection of the configuration.",
};
const clientCertificate = { why: "Client certificates belong to the configuration." };
const output = { why: "The answer is shown here, and saved from there." };
const files = { why: "Files that a command names are not read." };
const credentials = { why: "The identity that it is sent as brings its credentials." };
const retries = { why: "A request is sent once." };

const withValue: Readonly<Record<string, CurlAct>> = {
  request: "request",
  header: "header",
  data: "data",
  "data-ascii": "data",
  "data-binary": "data",
  "data-raw": "data-raw",
  "data-urlencode": "data-urlencode",
  json: "json",
  form: "form",
  "form-string": "form-string",
  user: "user",
  "oauth2-bearer": "oauth2-bearer",
  cookie: "cookie",
  "user-agent": "user-agent",
  referer: "referer",
  range: "range",
  "max-time": "max-time",
  url: "url",
  "url-query": "url-query",
  "upload-file": "upload-file",
  output,
  "output-dir": output,
  "dump-header": output,
  "write-out": output,
  stderr: output,
  trace: output,
  "trace-ascii": output,
  "cookie-jar": output,
  "etag-save": output,
  libcurl: output,
  config: files,
  "netrc-file": files,
  "etag-compare": files,
  proxy: connection,
  preproxy: connection,
  noproxy: connection,
  "proxy-user": connection,
  "proxy-header": connection,
  socks4: connection,
  socks4a: connection,
  socks5: connection,
  "socks5-hostname": connection,
  resolve: connection,
  "connect-to": connection,
  "unix-socket": connection,
  "abstract-unix-socket": connection,
  interface: connection,
  "doh-url": connection,
  "dns-servers": connection,
  cacert: certificates,
  capath: certificates,
  crlfile: certificates,
  pinnedpubkey: certificates,
  cert: clientCertificate,
  "cert-type": clientCertificate,
  key: clientCertificate,
  "key-type": clientCertificate,
  pass: clientCertificate,
  "aws-sigv4": credentials,
  "login-options": credentials,
  delegation: credentials,
  "service-name": credentials,
  retry: retries,
  "retry-delay": retries,
  "retry-max-time": retries,
  "request-target": { why: "The target is that of the URL." },
  "time-cond": { why: "Write it as an If-Modified-Since header." },
  quote: { why: "It is for other protocols." },
  variable: { why: "Use a variable of the environment or the collection." },
  "connect-timeout": "nothing",
  "max-redirs": "nothing",
  "max-filesize": "nothing",
  "limit-rate": "nothing",
  "speed-limit": "nothing",
  "speed-time": "nothing",
  "keepalive-time": "nothing",
  "expect100-timeout": "nothing",
  "happy-eyeballs-timeout-ms": "nothing",
  "parallel-max": "nothing",
  "tls-max": "nothing",
  ciphers: "nothing",
  "tls13-ciphers": "nothing",
  curves: "nothing",
  proto: "nothing",
  "proto-redir": "nothing",
  "proto-default": "nothing",
  "local-port": "nothing",
  rate: "nothing",
  "trace-config": "nothing",
  hsts: "nothing",
  "alt-svc": "nothing",
};

const withoutValue: Readonly<Record<string, CurlAct>> = {
  get: "get",
  head: "head",
  location: "location",
  "location-trusted": "location",
  globoff: "globoff",
  next: "next",
  insecure: certificates,
  "proxy-insecure": certificates,
  "remote-name": output,
  "remote-name-all": output,
  "remote-header-name": output,
  netrc: files,
  "netrc-optional": files,
  digest: credentials,
  ntlm: credentials,
  negotiate: credentials,
  anyauth: credentials,
  "junk-session-cookies": "nothing",
};

const letters: Readonly<Record<string, string>> = {
  X: "request",
  H: "header",
  d: "data",
  F: "form",
  u: "user",
  b: "cookie",
  c: "cookie-jar",
  A: "user-agent",
  e: "referer",
  r: "range",
  m: "max-time",
  T: "upload-file",
  o: "output",
  D: "dump-header",
  w: "write-out",
  K: "config",
  x: "proxy",
  U: "proxy-user",
  E: "cert",
  z: "time-cond",
  Q: "quote",
  y: "speed-time",
  Y: "speed-limit",
  t: "telnet-option",
  C: "continue-at",
  P: "ftp-port",
  G: "get",
  I: "head",
  L: "location",
  g: "globoff",
  k: "insecure",
  O: "remote-name",
  J: "remote-header-name",
  n: "netrc",
  j: "junk-session-cookies",
  ":": "next",
};

/** Options that take a value and say nothing about a request over HTTP. */
const otherWithValue =
  /^(?:ftp-|mail-|proxy-|dns-|ssl-|tls|krb|telnet-|continue-|sasl-|hostpub|pubkey|engine|egd-|random-|create-file|haproxy-clientip|ipfs-|ech|vlan-|ip-tos|expand-)/;

/** What is known of an option by its long name; of one that nobody knows that it takes no value. */
export const longOption = (name: string): CurlOption => {
  const own = (table: Readonly<Record<string, CurlAct>>): CurlAct | undefined =>
    Object.hasOwn(table, name) ? table[name] : undefined;
  const valued = own(withValue);
  if (valued !== undefined) return { act: valued, takesValue: true };
  const flag = own(withoutValue);
  if (flag !== undefined) return { act: flag, takesValue: false };
  return { act: "nothing", takesValue: otherWithValue.test(name) };
};

/** The long name of a letter; of one that only says how curl works the letter itself. */
export const nameOfLetter = (letter: string): string =>
  (Object.hasOwn(letters, letter) ? letters[letter] : undefined) ?? letter;
