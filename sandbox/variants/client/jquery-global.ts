import $ from 'jquery'

/** Plugins look for it in the window. */
Object.assign(window, { jQuery: $, $ })
