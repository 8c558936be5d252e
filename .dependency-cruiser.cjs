const TESTS = '\\.test\\.ts$|/testing(/|\\.ts$)';

/** The folders are the architecture; each rule is one of its sentences. */
module.exports = {
  forbidden: [
    {
      name: 'shared-is-a-leaf',
      comment: 'shared/ imports valibot and itself: it runs in a browser, in Node and at an edge.',
      severity: 'error',
      from: { path: '^shared/', pathNot: TESTS },
      to: { pathNot: '^shared/|^node_modules/valibot/' },
    },
    {
      name: 'a-calendar-knows-only-days',
      comment: 'shared/calendar/ counts days and hours; it knows no complaint and no library.',
      severity: 'error',
      from: { path: '^shared/calendar/', pathNot: TESTS },
      to: { pathNot: '^shared/calendar/' },
    },
    {
      name: 'a-case-needs-no-library',
      comment: 'shared/case/ decides and folds for years to come: nothing from npm at run time.',
      severity: 'error',
      from: { path: '^shared/case/', pathNot: TESTS },
      to: { path: '^node_modules/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'widget-never-server',
      comment: 'They meet on the wire, whose contract is shared/api/; not even types go across.',
      severity: 'error',
      from: { path: '^widget/' },
      to: { path: '^server/' },
    },
    {
      name: 'server-never-widget',
      comment: 'The server draws its own pages; it serves the widget as files.',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^widget/' },
    },
    {
      name: 'the-widget-carries-lit-alone',
      comment:
        'What a customer loads is ours, Lit, valibot and the QR code; anything else wants a reason. Typings for a host are loaded by nobody.',
      severity: 'error',
      from: { path: '^widget/', pathNot: ['^widget/verify/', '^widget/package/types/', TESTS] },
      to: {
        path: '^node_modules/',
        pathNot: '^node_modules/(lit|lit-html|lit-element|@lit/[\\w-]+|valibot|uqr)/',
      },
    },
    {
      name: 'the-page-that-checks-carries-fflate-beside',
      comment: 'It opens dossiers, and is one file that nobody loads with the widget.',
      severity: 'error',
      from: { path: '^widget/verify/', pathNot: TESTS },
      to: {
        path: '^node_modules/',
        pathNot: '^node_modules/(lit|lit-html|lit-element|@lit/[\\w-]+|valibot|fflate)/',
      },
    },
    {
      name: 'nobody-imports-tests-or-demo',
      comment:
        'tests/ and demo/ may import everything; they are not there when it runs. A test may use tests/.',
      severity: 'error',
      from: { path: '^(shared|server|widget)/', pathNot: TESTS },
      to: { path: `^(tests|demo)/|${TESTS}` },
    },
    {
      name: 'the-app-runs-anywhere',
      comment:
        'What server/app.ts reaches has no Node in it: everything outside comes in as a port.',
      severity: 'error',
      from: { path: '^server/app\\.ts$' },
      to: {
        path: '^(node:)?(assert|buffer|child_process|cluster|crypto|dgram|dns|events|fs|http|http2|https|inspector|module|net|os|path|perf_hooks|process|querystring|readline|sqlite|stream|test|timers|tls|tty|url|util|v8|vm|worker_threads|zlib)(/|$)',
        reachable: true,
      },
    },
    {
      name: 'node-stands-at-the-edge',
      comment: 'Node is known to the programs, the adapters for it and the database in a file.',
      severity: 'error',
      from: {
        path: '^(shared|server|widget)/',
        pathNot: [
          TESTS,
          '^server/(main|start|make-keys|migrate|staff|rebuild|verify|effects)\\.ts$',
          '^server/staff/command-line\\.ts$',
          '^server/node/',
          '^server/db/(backup|connection|copy|copy-thread|file-database|migration-files|migrate|writer-thread)\\.ts$',
        ],
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'the-worker-runs-anywhere',
      comment: 'The build of the worker holds this, too, and looks into what comes from npm.',
      severity: 'error',
      from: { path: '^server/worker\\.ts$' },
      to: { path: '^server/(node|db/(connection|copy|file-database|migrate)\\b)', reachable: true },
    },
    {
      name: 'no-cycles',
      comment: 'Read top-down once.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'everything-is-found',
      comment: 'An import that resolves to nothing would slip through every rule above.',
      severity: 'error',
      // Pages that use the package, by the names that it will have; the compiler finds those.
      from: { pathNot: '^tests/typings/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'nothing-undeclared',
      comment: 'What the product runs on stands in dependencies of package.json.',
      severity: 'error',
      from: { path: '^(shared|server|widget)/', pathNot: TESTS },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
      },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^shared/texts/locales/|^tests/bench/(peer|guest/rivals)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],

      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
