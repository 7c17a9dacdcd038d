/** What the tests call inside the page: bundled, and put into every document as `engine`. */
export { revealedSince } from '../../utils/page/find/revealed.ts'
export { guideStep } from '../../utils/page/guide.ts'
export * from '../../utils/page/names.ts'
export { observePage } from '../../utils/page/observe.ts'
export * from '../../utils/page/page-world.ts'
export { performStep } from '../../utils/page/perform.ts'
export { setStage } from '../../utils/page/stage.ts'
