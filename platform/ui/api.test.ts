import { describe, expect, it } from "vitest";
import { requestOf } from "./api.ts";
import { contentSecurityPolicy, cspHeader } from "./csp.ts";

describe("the request of a contract", () => {
  it("puts named parts into the path and the rest of a GET into the query", () => {
    const { url, body } = requestOf(
      { method: "GET", path: "/registry/families/:familyId" },
      { familyId: "a/b", limit: 50, tags: ["x", "y"], active: true, none: undefined, nothing: null },
    );
    expect(url).toBe("/api/registry/families/a%2Fb?limit=50&tags=x&tags=y&active=true");
    expect(body).toBeUndefined();
  });

  it("keeps what a POST asks out of the address", () => {
    const { url, body } = requestOf({ method: "POST", path: "/registry/search" }, { text: "Sarmanah" });
    expect(url).toBe("/api/registry/search");
    expect(body).toEqual({ text: "Sarmanah" });
  });

  it("carries the input of a raw upload in the address", () => {
    const { url, body } = requestOf(
      { method: "PUT", path: "/intake/uploads/:uploadId", body: "bytes" },
      { uploadId: "u1", offset: 1024 },
    );
    expect(url).toBe("/api/intake/uploads/u1?offset=1024");
    expect(body).toBeUndefined();
  });
});

describe("the content security policy", () => {
  it("allows nothing inline, nothing evaluated, nothing from elsewhere", () => {
    expect(cspHeader()).toContain("default-src 'none'");
    for (const sources of Object.values(contentSecurityPolicy)) {
      for (const source of sources) expect(["'none'", "'self'", "blob:"]).toContain(source);
    }
  });
});
