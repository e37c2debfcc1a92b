/** OSC 52: the terminal puts a text on the clipboard, also over ssh, and tells nobody whether. */
export function copySequence(text: string): string {
	return `\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`;
}
