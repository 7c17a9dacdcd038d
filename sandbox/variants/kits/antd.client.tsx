/** @jsxImportSource react */
import { App, Button, Card, Collapse, Dropdown, Flex, Popconfirm, Space, Tag } from 'antd'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { type EntryView, leaveFor, type OfferView } from '../client/connect.ts'
import { useConnect } from '../client/use-connect.ts'

function Connect() {
  const { view, busy, disable, remove } = useConnect()
  const [open, setOpen] = useState<string[]>([])
  return (
    <App>
      <Collapse
        activeKey={open}
        onChange={setOpen}
        expandIcon={({ isActive }) => <span>{isActive ? '−' : '+'}</span>}
        items={view.entries.map((entry) => ({
          key: entry.service,
          label: entry.name,
          extra: <Tag>{entry.state}</Tag>,
          'data-service': entry.service,
          children: (
            <Acts
              entry={entry}
              isBusy={busy === entry.service}
              onDisable={() => disable(entry.service)}
              onRemove={() => remove(entry.service)}
            />
          ),
        }))}
      />
      <Picker offers={view.offers} />
    </App>
  )
}

interface ActsProps {
  entry: EntryView
  isBusy: boolean
  onDisable(): void
  onRemove(): void
}

function Acts({ entry, isBusy, onDisable, onRemove }: ActsProps) {
  return (
    <Space>
      {entry.disabled ? (
        <Popconfirm
          title={`Remove ${entry.name}?`}
          description="Data that was already imported stays."
          okText="Yes"
          cancelText="No"
          onConfirm={onRemove}
        >
          <Button danger loading={isBusy}>
            Remove
          </Button>
        </Popconfirm>
      ) : (
        <Button loading={isBusy} onClick={onDisable}>
          Disable
        </Button>
      )}
      <Button type="link" data-decoy="notifications">
        Disable notifications
      </Button>
    </Space>
  )
}

function Picker({ offers }: { offers: OfferView[] }) {
  const [chosen, setChosen] = useState<OfferView | null>(null)
  const items = offers.map(({ service, name }) => ({
    key: service,
    label: <span data-service={service}>{name}</span>,
  }))
  return (
    <Flex vertical gap="middle" style={{ marginTop: 24 }}>
      <Dropdown
        trigger={['click']}
        menu={{
          items,
          onClick: ({ key }) => setChosen(offers.find(({ service }) => service === key) ?? null),
        }}
      >
        <Button type="primary" style={{ alignSelf: 'start' }}>
          Enable Service
        </Button>
      </Dropdown>
      {chosen && (
        <Card title={chosen.name} size="small" data-service={chosen.service}>
          <p>You will be asked for permission on the screens of {chosen.name}.</p>
          <Button type="primary" onClick={() => leaveFor(chosen.service)}>
            Enable
          </Button>
        </Card>
      )}
    </Flex>
  )
}

const place = document.querySelector('#connect')
if (place) createRoot(place).render(<Connect />)
