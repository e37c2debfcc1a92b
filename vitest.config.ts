import { defineConfig } from 'vitest/config';
import { builtInPinyin, pinyinReadings, simdScanner, storedCatalogs } from './rolldown.config.ts';

export default defineConfig({
	plugins: [storedCatalogs('dist'), builtInPinyin(), pinyinReadings(), simdScanner()],
	test: {
		include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
		globalSetup: 'test/build-before-tests.ts',
		testTimeout: 30_000,
		maxWorkers: 4,
		// A real terminal on a busy machine may show a screen later than a test can wait for.
		retry: 2,
	},
});
