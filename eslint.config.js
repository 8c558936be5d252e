import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const TESTS = ['**/*.test.ts', '**/testing/**', 'server/pages/testing.ts', 'tests/**/*.ts'];
const TEMPLATES = ['widget/**/*.ts', 'server/pages/**/*.ts'];
const PROGRAMS = [
  'server/worker.ts',
  'server/edge/isolate.ts',
  'server/main.ts',
  'server/start.ts',
  'server/make-keys.ts',
  'server/staff.ts',
  'server/rebuild.ts',
  'server/migrate.ts',
  'server/verify.ts',
  'server/effects.ts',
  'server/db/backup.ts',
];

const size = (max) => ['error', { max, skipBlankLines: true, skipComments: true }];

const pure = (name) => ({ name, message: 'shared/ is pure: take it as an argument.' });
const PURE = ['Date', 'fetch', 'crypto', 'console', 'performance', 'setTimeout', 'setInterval'];

/** Wherever it stands: people's words become text, never markup, and nothing is kept in a cookie. */
const RAW_HTML = [
  ['ImportSpecifier[imported.name=/^unsafe(HTML|SVG|MathML|CSS)$/]', 'Let Lit set it as text.'],
  ['AssignmentExpression[left.property.name=/^(inner|outer)HTML$/]', 'Let Lit set it as text.'],
  [
    'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe)$/]',
    'Let Lit set it.',
  ],
  [
    'MemberExpression[object.name="document"][property.name=/^(cookie|write)$/]',
    'There are no cookies.',
  ],
];
/** `new Date(ms)` and the like read no clock; these do. */
const CLOCK = [
  [
    'NewExpression[callee.name="Date"][arguments.length=0]',
    'shared/ is pure: take the time as an argument.',
  ],
  ['CallExpression[callee.name="Date"]', 'shared/ is pure: take the time as an argument.'],
];
const CHOSEN_TESTS = [
  [
    'MemberExpression[object.name=/^(test|it|describe|suite|t)$/][property.name=/^(skip|only|todo)$/]',
    'Every test runs.',
  ],
  [
    'CallExpression[callee.name=/^(test|it|describe|suite)$/] > ObjectExpression > Property[key.name=/^(skip|only|todo)$/] > Literal.value',
    'Every test runs.',
  ],
  ['CallExpression[callee.name=/^(xit|xdescribe|fit|fdescribe)$/]', 'Every test runs.'],
];
const NO_DEFAULT_EXPORT = [['ExportDefaultDeclaration', 'Export it by its name.']];

const restrict = (...lists) => [
  'error',
  ...lists.flat().map(([selector, message]) => ({ selector, message })),
];

const off = (...rules) => Object.fromEntries(rules.map((rule) => [rule, 'off']));

export default tseslint.config(
  {
    ignores: [
      'dist',
      'data',
      '.types',
      '.cache',
      'demo/**/*.js',
      'shared/texts/locales',
      'widget/package',
      'server/db/migrations',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'max-lines': size(300),
      'max-lines-per-function': size(60),
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': restrict(RAW_HTML, NO_DEFAULT_EXPORT),
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      // A union is switched over case by case: a new variant must show at each place that has to know it.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { allowDefaultCaseForExhaustiveSwitch: false, considerDefaultExhaustiveForUnions: false },
      ],
    },
  },
  {
    files: ['shared/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...PURE.filter((name) => name !== 'Date').map(pure)],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: pure('').message },
        { object: 'Date', property: 'now', message: pure('').message },
      ],
      'no-restricted-syntax': restrict(RAW_HTML, NO_DEFAULT_EXPORT, CLOCK),
    },
  },
  {
    files: TEMPLATES,
    plugins: { lit, wc, 'lit-a11y': litA11y },
    rules: {
      ...lit.configs['flat/all'].rules,
      ...wc.configs['flat/best-practice'].rules,
      ...litA11y.configs.recommended.rules,
      // House style: no decorators, `lang` as a property, handlers as arrows, lists by map.
      ...off(
        'lit/prefer-query-decorators',
        'lit/no-template-arrow',
        'lit/no-template-bind',
        'lit/no-template-map',
      ),
      ...off(
        'lit/no-native-attributes',
        'lit/no-this-assign-in-render',
        'lit/prefer-static-styles',
        'wc/guard-super-call',
      ),
    },
  },
  {
    files: ['server/pages/**/*.ts'],
    // Markup that is sent once and never bound again; without a script, `autofocus` is what leads to the mistakes.
    rules: off('lit/no-value-attribute', 'lit/value-after-constraints', 'lit-a11y/no-autofocus'),
  },
  { files: PROGRAMS, rules: { 'no-console': 'off' } },
  {
    files: TESTS,
    rules: {
      'no-console': 'off',
      'max-lines': size(500),
      'max-lines-per-function': 'off',
      'no-restricted-globals': 'off',
      'no-restricted-properties': 'off',
      'no-restricted-syntax': restrict(RAW_HTML, NO_DEFAULT_EXPORT, CHOSEN_TESTS),
      // node:test's describe and test give promises that nobody awaits.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['describe', 'test'] },
          ],
        },
      ],
    },
  },
  {
    // Whoever loads these asks for their default.
    files: [
      '*.config.{ts,js}',
      'tests/tools/count-reporter.ts',
      'tests/engines/results-reporter.ts',
      'server/worker.ts',
    ],
    rules: { 'no-restricted-syntax': restrict(RAW_HTML) },
  },
  {
    files: ['*.{ts,js,cjs}', '.*.cjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
  },
);
