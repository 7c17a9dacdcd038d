/** A messages.json (Chrome's and MDN's pages on `chrome.i18n`), as translators have it. */
export type Messages = Record<
  string,
  { message: string; description?: string; placeholders?: Record<string, { content: string }> }
>

/**
 * The texts with their placeholders put in, as a browser does it: `$NAME$` is one, `$$` a dollar. Ours stand for a
 * name in braces, which `say` fills.
 */
export function textsOf(messages: Messages): Record<string, string> {
  const texts = Object.entries(messages).map(([key, { message, placeholders = {} }]) => {
    const text = message.replace(/\$(?:(\w+)\$|\$)/g, (_, name?: string) =>
      name === undefined ? '$' : (placeholders[name.toLowerCase()]?.content ?? ''),
    )
    return [key, text]
  })
  return Object.fromEntries(texts)
}
