import { defineConfig } from 'vitest/config';
import {
	builtInCatalogs,
	builtInPinyin,
	catalogValidator,
	pinyinReadings,
	simdScanner,
} from './rolldown.config.ts';

export default defineConfig({
	plugins: [
		builtInCatalogs('dist'),
		builtInPinyin(),
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
