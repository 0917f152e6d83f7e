/** The short list of rules for the scripts of the pages: what is an error whatever one's taste, and arrows that go round. */
import compat from "eslint-plugin-compat";
import importX from "eslint-plugin-import-x";

const MODULES = ["overrides/assets/**/*.js", "packaging/scorm/*.js", "tests/browser/fixtures/entries/*.js"];

export default [
  { ignores: ["packaging/scorm/scorm-settings.js"] },
  {
    files: MODULES,
    plugins: { compat, import: importX },
    // Asked for only where the browser has it: without, a trainer is told what to set.
    settings: { polyfills: ["navigator.wakeLock"] },
    rules: {
      "compat/compat": "error",
      "import/no-cycle": "error",
      "import/no-duplicates": "error",
      "import/first": "error",
      "eqeqeq": ["error", "always", { null: "ignore" }],
      "no-const-assign": "error",
      "no-dupe-keys": "error",
      "no-eval": "error",
      "no-fallthrough": "error",
      "no-implied-eval": "error",
      "no-restricted-properties": ["error", { property: "innerHTML" }, { property: "outerHTML" }, { property: "insertAdjacentHTML" }, { property: "revokeObjectURL" }],
      "no-unreachable": "error",
      "no-unused-vars": ["error", { caughtErrors: "none", argsIgnorePattern: "^_" }],
      "no-var": "error",
      "prefer-const": "error",
    },
  },
];
