// The walls of the house, as rules: who may import what, and who may see which globals.
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { builtinModules } from 'node:module';
import tseslint from 'typescript-eslint';

const NODE = {
  path: `^(node:|(${builtinModules.join('|')})(/|$))`,
  message: 'Node built-ins live in src/node and src/extension/node.',
};
const VSCODE = { path: '^vscode$', message: 'Only src/extension sees vscode.' };
const TOOLKIT = {
  path: '^@vscode/webview-ui-toolkit',
  message: 'Archived upstream: only webview/controls.ts may import it.',
};

const PACKAGES = {
  selector: 'ImportDeclaration > Literal[value=/^(?!node:|[.])/]',
  message: 'Tools start where nothing is installed yet: import packages late, after installDependencies().',
};

/** @param {string[]} folders of `src` that a file may not import from */
const outOf = (...folders) => ({
  path: `^[.].*/(${folders.join('|')})/`,
  message: `Not from here: ${folders.join(', ')} stand on the other side of a wall.`,
});

/** Everything that names a module. ESLint's `no-restricted-imports` knows neither `import()` nor types by `import()`. */
const IMPORTS =
  ':matches(ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration, ImportExpression, TSImportType, ' +
  'TSExternalModuleReference)';
const UNSEEN = {
  selector: 'ImportExpression > :not(Literal).source',
  message: 'Name the module by a plain string, so that the walls see which one it is.',
};

/**
 * @param {{ path: string, message: string }[]} banned modules, by a regular expression
 * @returns {{ 'no-restricted-syntax': ['error', ...object[]] }}
 */
const wall = (...banned) => ({
  'no-restricted-syntax': [
    'error',
    UNSEEN,
    ...banned.map(({ path, message }) => ({
      selector: `${IMPORTS} > Literal[value=/${path.replaceAll('/', '\\/')}/]`,
      message,
    })),
  ],
});

/** What lies behind the wall of src/webview. */
const BEHIND_WEBVIEW = [NODE, VSCODE, outOf('node', 'extension', 'trainer', 'cli')];

const DOM_GLOBALS = ['window', 'document', 'navigator', 'localStorage', 'HTMLElement', 'ImageData'];
const NODE_GLOBALS = ['process', 'Buffer', 'global', 'setImmediate', '__dirname', '__filename', 'require'];

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'dist-test/**',
      'node_modules/**',
      '.vscode-test/**',
      '.native/**',
      '.tensorflow/**',
      '.peers/**',
      '.torch/**',
      'test/.artifacts/**',
      'src/ml/engines/portable/assembly/**',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        performance: 'readonly',
        AbortSignal: 'readonly',
        AbortController: 'readonly',
      },
    },
  },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/prefer-for-of': 'off',
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/ml/**/*.ts'],
    rules: {
      ...wall(NODE, VSCODE, outOf('node', 'protocol', 'trainer', 'extension', 'webview', 'cli')),
      'no-restricted-globals': ['error', ...DOM_GLOBALS, ...NODE_GLOBALS],
    },
  },
  {
    files: ['src/protocol/**/*.ts'],
    rules: {
      ...wall(NODE, VSCODE, outOf('node', 'trainer', 'extension', 'webview', 'cli')),
      'no-restricted-globals': ['error', ...DOM_GLOBALS, ...NODE_GLOBALS],
    },
  },
  { files: ['src/node/**/*.ts'], rules: wall(VSCODE, outOf('trainer', 'extension', 'webview', 'cli')) },
  { files: ['src/trainer/**/*.ts'], rules: wall(VSCODE, outOf('extension', 'webview', 'cli')) },
  { files: ['src/cli/**/*.ts'], rules: wall(VSCODE, outOf('extension', 'webview')) },
  {
    files: ['src/extension/**/*.ts'],
    ignores: ['src/extension/node/**'],
    rules: {
      ...wall(NODE, outOf('trainer', 'webview', 'cli')),
      'no-restricted-globals': ['error', ...NODE_GLOBALS],
    },
  },
  { files: ['src/extension/node/**/*.ts'], rules: wall(outOf('trainer', 'webview', 'cli')) },
  {
    files: ['src/webview/**/*.ts'],
    rules: { ...wall(...BEHIND_WEBVIEW), 'no-restricted-globals': ['error', ...NODE_GLOBALS] },
  },
  {
    files: ['src/webview/**/*.ts'],
    ignores: ['src/webview/controls.ts'],
    rules: wall(...BEHIND_WEBVIEW, TOOLKIT),
  },
  {
    files: ['tools/*.mjs', 'tools/host/*.mjs'],
    // What esbuild.mjs loads.
    ignores: ['tools/compileKernels.mjs'],
    rules: { 'no-restricted-syntax': ['error', PACKAGES] },
  },
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-unused-expressions': 'off' } },
  prettier,
);
