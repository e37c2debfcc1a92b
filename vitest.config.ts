import { defineConfig } from 'vitest/config';
import {
	builtInCatalogs,
	catalogValidator,
	pinyinReadings,
	searchWords,
	simdScanner,
} from './rolldown.config.ts';

export default defineConfig({
	plugins: [
		builtInCatalogs('dist'),
		searchWords(),
		pinyinReadings(),
		simdScanner(),
		catalogValidator(),
	],
	test: {
		include: ['test/**/*.test.ts'],
		globalSetup: 'test/build-before-tests.ts',
		testTimeout: 30_000,
		maxWorkers: 4,
	},
});
