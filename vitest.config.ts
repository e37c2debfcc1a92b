import { defineConfig } from 'vitest/config';
import { builtInPinyin, simdScanner } from './rolldown.config.ts';

export default defineConfig({
	plugins: [builtInPinyin(), simdScanner()],
	test: {
		include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
		globalSetup: 'test/build-before-tests.ts',
		testTimeout: 30_000,
	},
});
