import type { Table } from '../table.ts';

/** A part of a document, in the order in which they stand in it. */
export type Block =
	| {
			readonly kind: 'heading';
			readonly level: number;
			readonly text: string;
			readonly line: number;
	  }
	/** Depth is the indent of a list item, or of a paragraph that goes on with one. */
	| {
			readonly kind: 'item' | 'paragraph';
			readonly depth: number;
			readonly text: string;
			readonly line: number;
	  }
	| {
			readonly kind: 'code';
			readonly language: string;
			readonly text: string;
			readonly line: number;
	  }
	| { readonly kind: 'table'; readonly table: Table; readonly line: number };
