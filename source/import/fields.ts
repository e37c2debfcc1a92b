/** What a column of a table can be for. */
export const fields = [
	'code',
	'aliases',
	'section',
	'description',
	'description.en',
	'description.zh',
	'solution',
	'solution.en',
	'solution.zh',
	'cause',
	'cause.en',
	'cause.zh',
	'messages',
	'link',
	'see',
	'severity',
] as const;

export type Field = (typeof fields)[number];
