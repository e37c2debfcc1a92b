/** The folder of what was made of the catalogs in data/ (see catalog/built-in.ts). */
declare module 'virtual:built-in-catalogs' {
	const folder: string;
	export default folder;
}

/** The synonyms and stop words of data/. */
declare module 'virtual:search-words' {
	const words: {
		/** Words that mean the same, a meaning each; normalised. */
		readonly synonyms: readonly (readonly string[])[];
		readonly stopWords: readonly string[];
		/** Phrases by their first word and Chinese words by their first two characters, longest first. */
		readonly longer: Readonly<Record<string, readonly string[]>>;
	};
	export default words;
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

/** data/catalog.schema.json, compiled when the program is built. */
declare module 'virtual:catalog-validator' {
	/** An error of ajv, of those parts that are read. */
	export interface SchemaError {
		/** JSON pointer. */
		readonly instancePath: string;
		readonly keyword: string;
		readonly params: Readonly<Record<string, unknown>>;
		readonly parentSchema: {
			readonly type?: unknown;
			readonly properties?: Readonly<Record<string, unknown>>;
		};
	}
	interface Validate {
		(data: unknown): boolean;
		/** Of the last call. */
		readonly errors?: readonly SchemaError[] | null;
	}
	/** Checks a catalog, but not the entries in its list. */
	export const validateCatalog: Validate;
	export const validateEntry: Validate;
}
