import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../source/tui/layout.ts';

describe('layOut', () => {
	it.each([
		[40, 10, 'line'],
		[59, 40, 'line'],
		[60, 13, 'line'],
		[60, 14, 'under'],
		[99, 40, 'under'],
		[99, 10, 'line'],
		[100, 10, 'beside'],
		[120, 40, 'beside'],
	])('puts the entry of %i by %i %s the list', (columns, rows, place) => {
		expect(layOut(columns, rows).entryPlace).toBe(place);
	});

	it('fills the terminal but for its last row, and no more', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 400 }),
				fc.integer({ min: 7, max: 200 }),
				(columns, rows) => {
					const layout = layOut(columns, rows);
					const { listRows, entryRows, listColumns, entryColumns, entryPlace } = layout;
					expect(layout.rows).toBe(rows - 1);
					const body = {
						beside: Math.max(listRows, entryRows),
						under: listRows + 1 + entryRows,
						line: listRows + entryRows,
					}[entryPlace];
					expect(body).toBe(rows - 5);
					expect(Math.min(listRows, entryRows, listColumns, entryColumns)).toBeGreaterThan(0);
					const width = entryPlace === 'beside' ? listColumns + 3 + entryColumns : listColumns;
					expect(width).toBe(columns);
				},
			),
		);
	});
});
