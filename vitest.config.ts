import { defineConfig } from 'vitest/config';
import { builtInPinyin, pinyinReadings, simdScanner } from './rolldown.config.ts';

export default defineConfig({
	plugins: [builtInPinyin(), pinyinReadings(), simdScanner()],
	test: {
		include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
		globalSetup: 'test/build-before-tests.ts',
		testTimeout: 30_000,
		maxWorkers: 4,
	},
});
