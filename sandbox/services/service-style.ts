/** Style sheet of the services' screens. */
export const serviceStyle = `
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: #222; background: #f2f4f3 }
header { background: #14532d; color: #fff; padding: 8px 24px }
.brand { margin: 0; font-weight: 700; font-size: 20px }
main { max-width: 420px; margin: 40px auto; padding: 24px; background: #fff; border-radius: 8px }
h1 { font-size: 22px; margin-top: 0 }
label { display: block; margin: 12px 0; font-weight: 600 }
label.check { font-weight: 400; margin: 6px 0 }
input[type=email], input[type=password] { display: block; width: 100%; box-sizing: border-box; padding: 8px; font: inherit }
fieldset { border: 1px solid #ccd; border-radius: 6px }
button { font: inherit; padding: 8px 20px; border: 1px solid #14532d; border-radius: 6px; background: #14532d; color: #fff; cursor: pointer }
button.quiet { background: #fff; color: #14532d }
button.link { border: 0; background: none; color: #14532d; padding: 0; text-decoration: underline }
[role=alert] { color: #a11 }
`
