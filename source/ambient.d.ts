/** The folder of the catalogs that come with the program, in the form of stored-catalog.ts. */
declare module 'virtual:stored-catalogs' {
	const folder: string;
	export default folder;
}

/** Pinyin syllables of the Chinese characters of each built-in text, apart by spaces. */
declare module 'virtual:built-in-pinyin' {
	const pinyin: Readonly<Record<string, string>>;
	export default pinyin;
}

/** What each Chinese character can be read as. */
declare module 'virtual:pinyin-readings' {
	const readings: {
		/** The UTF-16 unit of the first character. */
		readonly firstUnit: number;
		/** Each set of readings that characters have, apart by spaces. */
		readonly sets: readonly string[];
		/** For each character from the first on, a unit that is the index of its set. */
		readonly setOf: string;
	};
	export default readings;
}

/** The SIMD scanner (source/log/simd-scanner) as a WebAssembly module, in base64. */
declare module 'virtual:simd-scanner' {
	const wasm: string;
	export default wasm;
}

/** The part of WebAssembly that is used; TypeScript declares it for browsers only. */
declare namespace WebAssembly {
	type Exports = Readonly<Record<string, unknown>>;
	function validate(bytes: Uint8Array): boolean;
	class Module {
		constructor(bytes: Uint8Array);
	}
	class Instance {
		readonly exports: Exports;
		constructor(
			module: Module,
			imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
		);
	}
	class Memory {
		readonly buffer: ArrayBuffer;
		constructor(size: { readonly initial: number });
	}
}
