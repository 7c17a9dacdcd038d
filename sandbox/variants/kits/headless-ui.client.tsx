/** @jsxImportSource react */
import {
  Dialog,
  DialogPanel,
  DialogTitle,
  Disclosure,
  DisclosureButton,
  DisclosurePanel,
  Listbox,
  ListboxButton,
  ListboxOption,
  ListboxOptions,
} from '@headlessui/react'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { type EntryView, leaveFor, type OfferView } from '../client/connect.ts'
import { useConnect } from '../client/use-connect.ts'

function Connect() {
  const { view, disable, remove } = useConnect()
  const [asking, setAsking] = useState<EntryView | null>(null)
  const answer = (isYes: boolean) => {
    setAsking(null)
    if (isYes && asking) void remove(asking.service)
  }
  return (
    <>
      {view.entries.map((entry) => (
        <Entry
          key={entry.service}
          entry={entry}
          onDisable={() => disable(entry.service)}
          onRemove={() => setAsking(entry)}
        />
      ))}
      <Picker offers={view.offers} />
      <Dialog open={asking !== null} onClose={() => answer(false)}>
        <div className="backdrop">
          <DialogPanel className="card">
            <DialogTitle>Remove {asking?.name}</DialogTitle>
            <p>Data that was already imported stays in your journal.</p>
            <button type="button" className="danger" onClick={() => answer(true)}>
              Remove
            </button>{' '}
            <button type="button" onClick={() => answer(false)}>
              Keep it
            </button>
          </DialogPanel>
        </div>
      </Dialog>
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
    <Disclosure as="div" className="entry" data-service={entry.service}>
      <div className="entry-head">
        <span>{entry.name}</span>
        <span className="state">{entry.state}</span>
        <DisclosureButton className="expander" aria-label={`Show ${entry.name}`}>
          +
        </DisclosureButton>
      </div>
      <DisclosurePanel transition className="fold">
        {entry.disabled ? (
          <button type="button" onClick={onRemove}>
            Remove
          </button>
        ) : (
          <button type="button" onClick={onDisable}>
            Disable
          </button>
        )}{' '}
        <button type="button" data-decoy="notifications">
          Disable notifications
        </button>
      </DisclosurePanel>
    </Disclosure>
  )
}

function Picker({ offers }: { offers: OfferView[] }) {
  const [chosen, setChosen] = useState<OfferView | null>(null)
  return (
    <>
      <Listbox value={chosen} onChange={setChosen}>
        <ListboxButton className="primary">{chosen?.name ?? 'Enable Service'}</ListboxButton>
        <ListboxOptions anchor="bottom start" className="options">
          {offers.map((offer) => (
            <ListboxOption key={offer.service} value={offer} data-service={offer.service}>
              {offer.name}
            </ListboxOption>
          ))}
        </ListboxOptions>
      </Listbox>{' '}
      {chosen && (
        <button
          type="button"
          data-service={chosen.service}
          onClick={() => leaveFor(chosen.service)}
        >
          Enable
        </button>
      )}
    </>
  )
}

const place = document.querySelector('#connect')
if (place) createRoot(place).render(<Connect />)
