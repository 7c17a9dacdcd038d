/// <reference types="jqueryui" />
import '../client/jquery-global.ts'
import 'jquery-ui/dist/jquery-ui.js'
import $ from 'jquery'

$('#services').accordion({
  collapsible: true,
  active: false,
  heightStyle: 'content',
  icons: { header: 'ui-icon-plus', activeHeader: 'ui-icon-minus' },
})
$('#services button, #offers button').button()
const form = $<HTMLFormElement>('#offers')
const enable = $('#offers button')
$('#service').selectmenu({
  width: 220,
  change: () => {
    const service = $('#service').val()
    form.attr('action', `/account/connect/${service}/enable`)
    enable.button(service ? 'enable' : 'disable')
  },
})
enable.button('disable')

$('form[data-ask]').on('submit', function (event) {
  event.preventDefault()
  const element = this as HTMLFormElement
  $('<div>')
    .text(element.dataset.ask ?? '')
    .dialog({
      modal: true,
      title: 'Please confirm',
      buttons: {
        OK: () => element.submit(),
        Cancel: () => $('.ui-dialog-content').dialog('close'),
      },
    })
})
