import { language } from '../../utils/words/catalog.ts'

/** Names in a row: "Fitbit, Oura, Polar". */
export function listInWords(names: string[]): string {
  return new Intl.ListFormat(language(), { style: 'narrow' }).format(names)
}
