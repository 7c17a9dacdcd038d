/** @jsxImportSource react */
import Accordion from '@mui/material/Accordion'
import AccordionActions from '@mui/material/AccordionActions'
import AccordionDetails from '@mui/material/AccordionDetails'
import AccordionSummary from '@mui/material/AccordionSummary'
import Button from '@mui/material/Button'
import Chip from '@mui/material/Chip'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogContentText from '@mui/material/DialogContentText'
import DialogTitle from '@mui/material/DialogTitle'
import FormControl from '@mui/material/FormControl'
import InputLabel from '@mui/material/InputLabel'
import MenuItem from '@mui/material/MenuItem'
import Select from '@mui/material/Select'
import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { type EntryView, leaveFor, type OfferView } from '../client/connect.ts'
import { useConnect } from '../client/use-connect.ts'

function Connect() {
  const { view, busy, disable, remove } = useConnect()
  const [asking, setAsking] = useState<EntryView | null>(null)
  return (
    <>
      {view.entries.map((entry) => (
        <Entry
          key={entry.service}
          entry={entry}
          isBusy={busy === entry.service}
          onDisable={() => disable(entry.service)}
          onRemove={() => setAsking(entry)}
        />
      ))}
      <Picker offers={view.offers} />
      <RemoveDialog
        entry={asking}
        onClose={(confirmed) => {
          setAsking(null)
          if (confirmed && asking) void remove(asking.service)
        }}
      />
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
    <Accordion data-service={entry.service}>
      <AccordionSummary expandIcon="+">
        <Typography component="span" sx={{ flexGrow: 1 }}>
          {entry.name}
        </Typography>
        <Chip size="small" label={entry.state} />
      </AccordionSummary>
      <AccordionDetails>Imports steps, sleep and more.</AccordionDetails>
      <AccordionActions>
        <Button data-decoy="notifications">Disable notifications</Button>
        {entry.disabled ? (
          <Button color="error" disabled={isBusy} onClick={onRemove}>
            Remove
          </Button>
        ) : (
          <Button disabled={isBusy} onClick={onDisable}>
            Disable
          </Button>
        )}
      </AccordionActions>
    </Accordion>
  )
}

function Picker({ offers }: { offers: OfferView[] }) {
  const [chosen, setChosen] = useState('')
  return (
    <Stack direction="row" spacing={2} sx={{ my: 3 }}>
      <FormControl fullWidth>
        <InputLabel id="service-label">Enable Service</InputLabel>
        <Select
          labelId="service-label"
          label="Enable Service"
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
        >
          {offers.map(({ service, name }) => (
            <MenuItem key={service} value={service} data-service={service}>
              {name}
            </MenuItem>
          ))}
        </Select>
      </FormControl>
      <Button
        variant="contained"
        disabled={chosen === ''}
        data-service={chosen}
        onClick={() => leaveFor(chosen)}
      >
        Enable
      </Button>
    </Stack>
  )
}

interface RemoveDialogProps {
  entry: EntryView | null
  onClose(confirmed: boolean): void
}

function RemoveDialog({ entry, onClose }: RemoveDialogProps) {
  return (
    <Dialog open={entry !== null} onClose={() => onClose(false)}>
      <DialogTitle>Remove {entry?.name}?</DialogTitle>
      <DialogContent>
        <DialogContentText>Data that was already imported stays in your journal.</DialogContentText>
      </DialogContent>
      <DialogActions>
        <Button onClick={() => onClose(false)}>Cancel</Button>
        <Button color="error" onClick={() => onClose(true)}>
          Remove
        </Button>
      </DialogActions>
    </Dialog>
  )
}

const place = document.querySelector('#connect')
if (place) createRoot(place).render(<Connect />)
