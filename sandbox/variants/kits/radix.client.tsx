/** @jsxImportSource react */
import { Accordion, AlertDialog, DropdownMenu } from 'radix-ui'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { type EntryView, leaveFor, type OfferView } from '../client/connect.ts'
import { useConnect } from '../client/use-connect.ts'

function Connect() {
  const { view, disable, remove } = useConnect()
  return (
    <>
      <Accordion.Root type="multiple" className="accordion">
        {view.entries.map((entry) => (
          <Entry
            key={entry.service}
            entry={entry}
            onDisable={() => disable(entry.service)}
            onRemove={() => remove(entry.service)}
          />
        ))}
      </Accordion.Root>
      <Picker offers={view.offers} />
    </>
  )
}

interface EntryProps {
  entry: EntryView
  onDisable(): void
  onRemove(): void
}

function Entry({ entry, onDisable, onRemove }: EntryProps) {
  return (
    <Accordion.Item value={entry.service} data-service={entry.service} className="entry">
      <Accordion.Header>
        <Accordion.Trigger className="trigger">{entry.name}</Accordion.Trigger>
      </Accordion.Header>
      <p className="state">{entry.state}</p>
      <Accordion.Content className="content">
        {entry.disabled ? (
          <RemoveButton name={entry.name} onRemove={onRemove} />
        ) : (
          <button type="button" onClick={onDisable}>
            Disable
          </button>
        )}{' '}
        <button type="button" data-decoy="notifications">
          Disable notifications
        </button>
      </Accordion.Content>
    </Accordion.Item>
  )
}

function RemoveButton({ name, onRemove }: { name: string; onRemove(): void }) {
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger className="danger">Remove</AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="overlay" />
        <AlertDialog.Content className="alert">
          <AlertDialog.Title>Are you sure?</AlertDialog.Title>
          <AlertDialog.Description>
            {name} will no longer import. Data that was already imported stays.
          </AlertDialog.Description>
          <AlertDialog.Cancel>Cancel</AlertDialog.Cancel>{' '}
          <AlertDialog.Action className="danger" onClick={onRemove}>
            Yes, remove
          </AlertDialog.Action>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}

function Picker({ offers }: { offers: OfferView[] }) {
  const [chosen, setChosen] = useState<OfferView | null>(null)
  return (
    <>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger className="primary">Enable Service</DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className="menu-content">
            {offers.map((offer) => (
              <DropdownMenu.Item
                key={offer.service}
                data-service={offer.service}
                onSelect={() => setChosen(offer)}
              >
                {offer.name}
              </DropdownMenu.Item>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {chosen && (
        <section data-service={chosen.service}>
          <h2>{chosen.name}</h2>
          <p>You will be asked for permission on the screens of {chosen.name}.</p>
          <button type="button" className="primary" onClick={() => leaveFor(chosen.service)}>
            Enable
          </button>
        </section>
      )}
    </>
  )
}

const place = document.querySelector('#connect')
if (place) createRoot(place).render(<Connect />)
