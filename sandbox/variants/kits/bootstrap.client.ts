/** All of it works by data attributes. */
import 'bootstrap'
