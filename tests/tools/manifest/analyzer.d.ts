// The analyzer's own typings lack what it exports.
declare module '@custom-elements-manifest/analyzer/src/create.js' {
  export function create(asked: { modules: unknown[]; plugins: unknown[] }): unknown;
}
declare module '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js' {
  export function litPlugin(): unknown[];
}
