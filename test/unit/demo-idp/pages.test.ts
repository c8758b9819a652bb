import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { renderLoginPage } from "../../../main/demo-idp/pages/login-page.ts";
import { renderErrorPage } from "../../../main/demo-idp/pages/notice-pages.ts";
import { pageHeaders } from "../../../main/demo-idp/pages/page.ts";
import { demoUsers } from "../../../main/demo-idp/users.ts";

const content = { action: "/interaction/abc", clientName: "SSO Workbench" };

describe("pages of the demo identity provider", () => {
  it("has a button for each user, and one to cancel", () => {
    const html = renderLoginPage(content);
    for (const user of demoUsers) {
      expect(html).toContain(`name="sub" value="${user.sub}" data-user="${user.given_name.toLowerCase()}"`);
    }
    expect(html).toContain('name="cancel"');
    expect(html).toContain("Runs on this machine only");
  });

  it("marks the hinted user only, even when another is signed in", () => {
    const html = renderLoginPage({ ...content, loginHint: "zofia", signedInAs: demoUsers[0]?.sub });
    expect(html.match(/class="user suggested"/g)).toHaveLength(1);
    expect(html).toMatch(/data-user="zofia" class="user suggested" autofocus/);
    expect(html).toContain("Signed in now");
  });

  it("says when nobody matches the hint", () => {
    expect(renderLoginPage({ ...content, loginHint: "nobody" })).toContain("No demo user matches");
  });

  it.each(["<img src=x onerror=1>", '" autofocus onfocus="x', "</title><script>"])(
    "shows untrusted text as text: %s (C-75)",
    (hostile) => {
      const pages = [
        renderLoginPage({ action: hostile, clientName: hostile, loginHint: hostile }),
        renderErrorPage(hostile, hostile),
      ];
      for (const html of pages) {
        expect(html).not.toContain(hostile);
        expect(html.match(/<script|<img| onfocus="/g)).toBeNull();
      }
    },
  );

  it("allows the one style sheet by its hash and nothing else (C-76)", () => {
    const style = /<style>([\s\S]*)<\/style>/.exec(renderLoginPage(content))?.[1] ?? "";
    const hash = createHash("sha256").update(style).digest("base64");
    const policy = pageHeaders["Content-Security-Policy"] ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`style-src 'sha256-${hash}'`);
    expect(policy).not.toContain("unsafe");
  });
});
