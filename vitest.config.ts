import { defineConfig } from 'vitest/config';
import { builtInPinyin, pinyinReadings, simdScanner, storedCatalogs } from './rolldown.config.ts';

export default defineConfig({
	plugins: [storedCatalogs('dist'), builtInPinyin(), pinyinReadings(), simdScanner()],
	test: {
		include: ['test/**/*.test.ts'],
		globalSetup: 'test/build-before-tests.ts',
		testTimeout: 30_000,
		maxWorkers: 4,
	},
});
