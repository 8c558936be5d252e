import type { Plugin } from 'vite';

const AS_LIT_WRITES_IT = /(\w+)\?\1\.createPolicy\("lit-html",(\{createHTML:(\w)=>\3\})\):void 0/;

/**
 * Gives Lit's Trusted Types policy the name of our element, so that a host can allow ours alone, and lets a second copy on the page load:
 * a name that is taken throws there, at a module's top. The second copy has one, too, where the host allows duplicates: its class may be registered under another name.
 * Stops the build when Lit writes this differently.
 */
export const ownPolicy = (tag: string): Plugin => ({
  name: 'own-policy',
  apply: 'build',
  transform: {
    filter: { id: /\/lit-html\/lit-html\.js$/ },
    handler(code) {
      if (!AS_LIT_WRITES_IT.test(code))
        this.error('lit-html makes its Trusted Types policy in another way now: see own-policy.ts');
      // Caught, because a host's list may name others only. Where such a list is enforced, nothing of ours could be drawn: the last line throws there, at the module's
      // top, so that no element is registered and the host's own content stays to be read. A second copy is refused in silence: the first one draws.
      const create = `$1?.createPolicy("${tag}",$2)`;
      return {
        code: code.replace(
          AS_LIT_WRITES_IT,
          `(()=>{try{return ${create}}catch{customElements.get("${tag}")||(document.createElement("i").innerHTML="")}})()`,
        ),
        map: null,
      };
    },
  },
});
