// The import rules of the house (docs/architecture.md). Each message says what to do instead.
const moduleRoom = "^modules/([^/]+)/";

/** module → modules it may ask. Kept acyclic; add an edge here on purpose or not at all. */
const edges = {
  regions: [],
  identity: ["regions"],
  registry: ["regions", "identity"],
  intake: ["registry", "regions", "identity"],
  verification: ["registry", "regions", "identity"],
  programmes: ["verification", "registry", "regions", "identity"],
  delivery: ["programmes", "verification", "registry", "regions", "identity"],
  accountability: ["regions", "identity", "registry", "intake", "verification", "programmes", "delivery"],
};

const edgeRules = Object.entries(edges).map(([name, allowed]) => ({
  name: `edges-of-${name}`,
  severity: "error",
  comment: `${name} may ask only: ${allowed.join(", ") || "nobody"}. Move the question to the other side, or add the edge in .dependency-cruiser.cjs.`,
  from: { path: `^modules/${name}/` },
  to: { path: moduleRoom, pathNot: `^modules/(${[name, ...allowed].join("|")})/` },
}));

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      comment: "Break the circle: move what both need into a third file.",
      from: {},
      to: { circular: true },
    },
    {
      name: "modules-by-their-face",
      severity: "error",
      comment:
        "Another module is seen through server/index.ts, contract/, web/index.tsx or web/shared/ (components it lends: the face itself loads with the first page) only. Ask its face for a narrow read.",
      from: { path: moduleRoom },
      to: {
        path: moduleRoom,
        pathNot: [
          "^modules/$1/",
          "^modules/[^/]+/(server/index\\.ts|server/(testkit|testing)/.+|contract/.+|web/index\\.tsx|web/shared/.+|web/messages/.+)$",
        ],
      },
    },
    {
      name: "apps-see-faces",
      severity: "error",
      comment:
        "Apps compose modules; export what is needed from the module's face. (A bench may time an inner part.)",
      from: { path: "^(apps|e2e)/", pathNot: "\\.test\\.ts$" },
      to: {
        path: moduleRoom,
        pathNot:
          "^modules/[^/]+/(server/index\\.ts|server/(testkit|testing)/.+|contract/.+|web/index\\.tsx)$",
      },
    },
    {
      name: "contracts-and-rules-are-pure",
      severity: "error",
      comment:
        "contract/, domain/, platform/kernel and platform/feel import only each other and zod: they run in the browser and on the phone.",
      from: {
        path: "^(modules/[^/]+/(contract|domain)|platform/(kernel|feel))/",
        pathNot: "(\\.test\\.ts$|/testing/)",
      },
      to: {
        pathNot: [
          "^modules/[^/]+/(contract|domain)/",
          "^platform/(kernel|feel)/",
          "^reference/",
          "^node_modules/zod/",
          // FEEL is read with lezer-feel's grammar; its compilers are our own (platform/feel).
          "^node_modules/(lezer-feel|@lezer)/",
        ],
      },
    },
    {
      name: "kernel-knows-no-module",
      severity: "error",
      comment: "The kernel is below all modules.",
      from: { path: "^platform/kernel/" },
      to: { path: "^(modules|apps)/" },
    },
    {
      name: "platform-knows-no-module",
      severity: "error",
      comment: "platform/ is below the modules: pass what it needs as an argument from apps/.",
      from: { path: "^platform/" },
      to: { path: "^(modules|apps|demo)/" },
    },
    {
      name: "screens-stay-in-the-browser",
      severity: "error",
      comment: "A screen talks to the server through a contract and platform/ui/api.ts.",
      from: {
        path: "^(modules/[^/]+/web|apps/web|platform/ui)/",
        pathNot: "(vite\\.config|\\.test)\\.tsx?$",
      },
      to: {
        path: "^(modules/[^/]+/server|platform/(runtime|db|batch/[^/]+\\.ts|sheets|documents|testkit)|apps/server)/",
      },
    },
    {
      name: "testkits-are-for-tests",
      severity: "error",
      comment: "A test kit is for tests, matrix cases, benches and browser tests only.",
      from: {
        pathNot: [
          "\\.(test|case|e2e)\\.tsx?$",
          "^platform/testkit/",
          "/(testkit|testing)/",
          "^(bench|e2e)/",
          "^apps/server/test-server\\.ts$",
        ],
      },
      to: { path: ["^platform/testkit/", "^modules/[^/]+/server/(testkit|testing)/"] },
    },
    ...edgeRules,
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)gen/|\\.gen\\.ts$" },
    tsPreCompilationDeps: true,
    parser: "swc",
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json"],
    },
  },
};
