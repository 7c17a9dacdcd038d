/** The part of UIkit's API that the sandbox uses; the package has no types of its own. */
declare module 'uikit' {
  const UIkit: { modal: { confirm(text: string): Promise<void> } }
  export default UIkit
}
