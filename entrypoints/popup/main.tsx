import { render } from 'preact'

const root = document.getElementById('app')
if (root) render(<h1>Reconnect for FitTrend</h1>, root)
