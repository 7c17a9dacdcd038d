/** @jsxImportSource react */

import { useState } from 'react'
import {
  Button,
  Dialog,
  DialogTrigger,
  Disclosure,
  DisclosurePanel,
  Heading,
  Menu,
  MenuItem,
  MenuTrigger,
  Modal,
  Popover,
} from 'react-aria-components'
import { createRoot } from 'react-dom/client'
import { type EntryView, leaveFor, type OfferView } from '../client/connect.ts'
import { useConnect } from '../client/use-connect.ts'

function Connect() {
  const { view, busy, disable, remove } = useConnect()
  return (
    <>
      {view.entries.map((entry) => (
        <Entry
          key={entry.service}
          entry={entry}
          isBusy={busy === entry.service}
          onDisable={() => disable(entry.service)}
          onRemove={() => remove(entry.service)}
        />
      ))}
      <Picker offers={view.offers} />
    </>
  )
}

interface EntryProps {
  entry: EntryView
  isBusy: boolean
  onDisable(): void
  onRemove(): void
}

function Entry({ entry, isBusy, onDisable, onRemove }: EntryProps) {
  return (
    <Disclosure className="entry" data-service={entry.service}>
      <Heading level={2}>
        <Button slot="trigger" className="plus">
          <span aria-hidden="true">⊕</span> {entry.name}
        </Button>
      </Heading>
      <p>{entry.state}</p>
      <DisclosurePanel>
        {entry.disabled ? (
          <RemoveButton name={entry.name} onRemove={onRemove} />
        ) : (
          <Button isDisabled={isBusy} onPress={onDisable}>
            Disable
          </Button>
        )}{' '}
        <Button data-decoy="notifications">Disable notifications</Button>
      </DisclosurePanel>
    </Disclosure>
  )
}

function RemoveButton({ name, onRemove }: { name: string; onRemove(): void }) {
  return (
    <DialogTrigger>
      <Button>Remove</Button>
      <Modal className="modal">
        <Dialog role="alertdialog">
          {({ close }) => (
            <>
              <Heading slot="title">Remove {name}?</Heading>
              <p>Data that was already imported stays.</p>
              <Button onPress={close}>Cancel</Button>{' '}
              <Button
                onPress={() => {
                  close()
                  onRemove()
                }}
              >
                OK
              </Button>
            </>
          )}
        </Dialog>
      </Modal>
    </DialogTrigger>
  )
}

function Picker({ offers }: { offers: OfferView[] }) {
  const [chosen, setChosen] = useState<OfferView | null>(null)
  return (
    <>
      <MenuTrigger>
        <Button className="primary">Enable Service</Button>
        <Popover className="options">
          <Menu>
            {offers.map((offer) => (
              <MenuItem
                key={offer.service}
                id={offer.service}
                data-service={offer.service}
                onAction={() => setChosen(offer)}
              >
                {offer.name}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      {chosen && (
        <section className="card" data-service={chosen.service}>
          <h2>{chosen.name}</h2>
          <Button className="primary" onPress={() => leaveFor(chosen.service)}>
            Enable
          </Button>
        </section>
      )}
    </>
  )
}

const place = document.querySelector('#connect')
if (place) createRoot(place).render(<Connect />)
