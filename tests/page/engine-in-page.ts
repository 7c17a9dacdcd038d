/** What the tests call inside the page: bundled, and put into every document as `engine`. */
export * from '../../utils/page/names.ts'
