import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

/** What the house forbids beside the presets, with what to do instead. */
const forbidden = [
  { selector: 'ExportDefaultDeclaration', message: 'Name the export: default exports lose their name.' },
  {
    selector: 'NewExpression[callee.name="URL"] > MemberExpression[object.type="MetaProperty"]',
    message: 'An import by `new URL(…, import.meta.url)` is not seen by the room check: use an import.',
  },
  {
    selector: 'ImportExpression > TemplateLiteral',
    message: 'A computed import() is not seen by the room check.',
  },
];
const time = [
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    message: 'Take the injected Clock.',
  },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Take the injected Clock.' },
];

export default tseslint.config(
  {
    ignores: [
      'dist',
      'dist-iwa',
      '.cache',
      'coverage',
      'reports',
      '.stryker-tmp',
      'test-results',
      'node_modules',
      'types',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        // One program for the page, its tests and the tools: typed rules of the same files need not know of it three times.
        project: ['tsconfig.eslint.json', 'tsconfig.worker.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/no-extraneous-class': 'off',
      // There is no enum in the house, and a class is a structure as any other: both look at every assignment there is.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      'no-console': 'error',
      'max-lines': ['error', { max: 300 }],
      'no-restricted-syntax': ['error', ...forbidden],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/clock/system-clock.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...forbidden, ...time],
      'no-restricted-globals': [
        'error',
        { name: 'setTimeout', message: 'Take the injected Clock.' },
        { name: 'setInterval', message: 'Take the injected Clock.' },
      ],
    },
  },
  {
    files: ['src/ui/**/*.ts', 'src/demo/**/*.ts'],
    extends: [lit['flat/recommended'], wc['flat/recommended']],
    plugins: { 'lit-a11y': litA11y },
    rules: litA11y.configs.recommended.rules,
  },
  {
    files: ['tests/**/*.ts', 'tools/**/*.ts', '*.config.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-syntax': 'off',
    },
  },
  { files: ['tools/**'], rules: { 'no-console': 'off' } },
);
