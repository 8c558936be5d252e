import { fileURLToPath } from 'node:url';
import { defaultReporter } from '@web/test-runner';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { elementLauncher } from './tests/engines/element-launchers.ts';
import { elementResults } from './tests/engines/element-results.ts';
import { elementCounts } from './tests/tools/element-counts.ts';
import { engine } from './tests/tools/engines.ts';

export default {
  files: 'widget/**/*.test.ts',
  nodeResolve: { exportConditions: ['browser', 'production'] },
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('widget/tsconfig.json', import.meta.url)),
    }),
  ],
  // One page at a time: a browser slows the timers of pages that are not in front.
  concurrency: 1,
  reporters: [defaultReporter({ reportTestProgress: false }), elementCounts(), elementResults()],
  browsers: [elementLauncher(engine)],
  // Engines run beside whatever else a machine does, WebKitGTK draws without a graphics card, and nothing is asked again: so they have time.
  testFramework: {
    config: { ui: 'bdd', timeout: process.env.RESULTS_FILE ? 60000 : 10000, forbidOnly: true },
  },
  testsFinishTimeout: process.env.RESULTS_FILE ? 600000 : 120000,
};
