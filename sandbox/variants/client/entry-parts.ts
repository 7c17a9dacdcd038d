import type { EntryView, OfferView } from './connect.ts'

/** Disable or Remove, whichever the entry offers, and a decoy beside it. */
export function actsOf({ disabled }: EntryView, removeDoes = 'remove'): string {
  const act = disabled
    ? `<button type="button" data-do="${removeDoes}">Remove</button>`
    : '<button type="button" data-do="disable">Disable</button>'
  return `${act} <button type="button" data-decoy="notifications">Disable notifications</button>
<button type="button" data-decoy="favourites">Remove from favourites</button>`
}

/** What is said of a service that was chosen, with its Enable. */
export function offerOf(offers: OfferView[], chosen: string | null): string {
  const offer = offers.find(({ service }) => service === chosen)
  if (!offer) return ''
  return `<section class="card" data-service="${offer.service}"><h2>${offer.name}</h2>
<p>You will be asked for permission on the screens of ${offer.name}.</p>
<p><button type="button" class="primary" data-do="enable">Enable</button></p></section>`
}

/** The services as a list of buttons. */
export function offerButtons(offers: OfferView[]): string {
  return `<ul>${offers
    .map(
      ({ service, name }) =>
        `<li data-service="${service}"><button type="button" data-do="choose">${name}</button></li>`,
    )
    .join('')}</ul>`
}
