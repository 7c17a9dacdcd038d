import { createApp, defineComponent, h, ref } from 'vue'
import { createVuetify } from 'vuetify'
import {
  VApp,
  VBtn,
  VCard,
  VCardActions,
  VCardText,
  VCardTitle,
  VDialog,
  VExpansionPanel,
  VExpansionPanels,
  VExpansionPanelText,
  VExpansionPanelTitle,
  VSelect,
} from 'vuetify/components'
import { type EntryView, leaveFor, pageData, send } from '../client/connect.ts'

const Connect = defineComponent(() => {
  const view = ref(pageData())
  const chosen = ref<string | null>(null)
  const asking = ref<EntryView | null>(null)
  const busy = ref<string | null>(null)

  async function submit(service: string, step: 'disable' | 'remove') {
    asking.value = null
    busy.value = service
    view.value = await send(service, step)
    busy.value = null
  }

  return () =>
    h(VApp, null, () => [
      h(VExpansionPanels, { multiple: true }, () => view.value.entries.map(drawEntry)),
      h(VSelect, {
        label: 'Enable Service',
        class: 'mt-6',
        items: view.value.offers,
        itemTitle: 'name',
        itemValue: 'service',
        itemProps: ({ service }: { service: string }) => ({ 'data-service': service }),
        modelValue: chosen.value,
        'onUpdate:modelValue': (service: string | null) => {
          chosen.value = service
        },
      }),
      h(
        VBtn,
        {
          color: 'primary',
          disabled: chosen.value === null,
          'data-service': chosen.value ?? '',
          onClick: () => chosen.value && leaveFor(chosen.value),
        },
        () => 'Enable',
      ),
      drawQuestion(),
    ])

  function drawEntry(entry: EntryView) {
    const { service, name, state, disabled } = entry
    return h(VExpansionPanel, { key: service, 'data-service': service }, () => [
      h(
        VExpansionPanelTitle,
        { expandIcon: '', collapseIcon: '' },
        {
          default: () => name,
          actions: ({ expanded }: { expanded: boolean }) =>
            h('span', { 'aria-hidden': 'true' }, expanded ? '−' : '+'),
        },
      ),
      h(VExpansionPanelText, null, () => [
        h('p', state),
        disabled
          ? h(VBtn, { color: 'error', onClick: () => ask(entry) }, () => 'Remove')
          : h(
              VBtn,
              { loading: busy.value === service, onClick: () => submit(service, 'disable') },
              () => 'Disable',
            ),
        h(VBtn, { variant: 'text', 'data-decoy': 'notifications' }, () => 'Disable notifications'),
      ]),
    ])
  }

  function ask(entry: EntryView) {
    asking.value = entry
  }

  function drawQuestion() {
    const entry = asking.value
    return h(
      VDialog,
      {
        maxWidth: 420,
        modelValue: entry !== null,
        'onUpdate:modelValue': () => {
          asking.value = null
        },
      },
      () =>
        h(VCard, null, () => [
          h(VCardTitle, null, () => `Remove ${entry?.name}?`),
          h(VCardText, null, () => 'Data that was already imported stays in your journal.'),
          h(VCardActions, null, () => [
            h(VBtn, { onClick: () => (asking.value = null) }, () => 'Cancel'),
            h(
              VBtn,
              { color: 'error', onClick: () => entry && submit(entry.service, 'remove') },
              () => 'Remove',
            ),
          ]),
        ]),
    )
  }
})

createApp(Connect).use(createVuetify()).mount('#connect')
