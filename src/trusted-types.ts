/**
 * The one Trusted Types policy of the app (the CSP names it `kigen`; Lit brings its own): script URLs that this build
 * itself names, of this origin. Nothing else may become a script.
 */
interface ScriptPolicy {
  createScriptURL(url: string): string;
}

interface PolicyFactory {
  createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy;
}

const rules: ScriptPolicy = {
  createScriptURL(url) {
    if (new URL(url, location.href).origin !== location.origin)
      throw new TypeError('a script of another origin');
    return url;
  },
};

const factory = (globalThis as { readonly trustedTypes?: PolicyFactory }).trustedTypes;
const policy = factory?.createPolicy('kigen', rules) ?? rules;

/** What `serviceWorker.register` and `new Worker` take under `require-trusted-types-for 'script'`. */
export function trustedScript(url: string): string {
  return policy.createScriptURL(url);
}
