/** @jsxImportSource react */
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import Select, { components, type OptionProps } from 'react-select'
import { type EntryView, leaveFor, type OfferView } from '../client/connect.ts'
import { useConnect } from '../client/use-connect.ts'

function Connect() {
  const { view, busy, disable, remove } = useConnect()
  return (
    <>
      <ul className="entries">
        {view.entries.map((entry) => (
          <Entry
            key={entry.service}
            entry={entry}
            isBusy={busy === entry.service}
            onDisable={() => disable(entry.service)}
            onRemove={() => {
              if (confirm(`Remove ${entry.name}?`)) void remove(entry.service)
            }}
          />
        ))}
      </ul>
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
  const [isOpen, setOpen] = useState(false)
  return (
    <li className="entry" data-service={entry.service}>
      <span className="entry-head">
        <button type="button" className="expander" onClick={() => setOpen(!isOpen)}>
          {isOpen ? '-' : '+'}
        </button>
        <strong>{entry.name}</strong>
        <em className="state">{entry.state}</em>
      </span>
      {isOpen && (
        <fieldset disabled={isBusy} className="panel">
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
        </fieldset>
      )}
    </li>
  )
}

interface Choice {
  value: string
  label: string
}

function Option(props: OptionProps<Choice>) {
  return (
    <div data-service={props.data.value}>
      <components.Option {...props} />
    </div>
  )
}

function Picker({ offers }: { offers: OfferView[] }) {
  const [chosen, setChosen] = useState<Choice | null>(null)
  return (
    <div className="picker">
      <Select<Choice>
        aria-label="Enable Service"
        placeholder="Enable Service"
        options={offers.map(({ service, name }) => ({ value: service, label: name }))}
        value={chosen}
        onChange={setChosen}
        components={{ Option }}
        menuPortalTarget={document.body}
      />
      {chosen && (
        <p data-service={chosen.value}>
          <button type="button" className="primary" onClick={() => leaveFor(chosen.value)}>
            Enable
          </button>
        </p>
      )}
    </div>
  )
}

const place = document.querySelector('#connect')
if (place) createRoot(place).render(<Connect />)
