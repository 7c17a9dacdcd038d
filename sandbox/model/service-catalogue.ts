/** A service that FitTrend imports from, and what it has to give. */
export interface ServiceKind {
  id: string
  name: string
  /** Data types, each a scope of the service's OAuth server. */
  dataTypes: readonly string[]
  /** Data types that a new connection imports unless the user says otherwise. */
  onByDefault: readonly string[]
}

export const serviceCatalogue: readonly ServiceKind[] = [
  {
    id: 'fitbit',
    name: 'Fitbit',
    dataTypes: ['steps', 'sleep', 'weight', 'workouts', 'heart-rate'],
    onByDefault: ['steps', 'sleep', 'workouts'],
  },
  {
    id: 'garmin',
    name: 'Garmin',
    dataTypes: ['steps', 'sleep', 'workouts', 'heart-rate'],
    onByDefault: ['steps', 'workouts'],
  },
  {
    id: 'withings',
    name: 'Withings',
    dataTypes: ['weight', 'sleep', 'heart-rate'],
    onByDefault: ['weight'],
  },
  {
    id: 'strava',
    name: 'Strava',
    dataTypes: ['workouts', 'heart-rate'],
    onByDefault: ['workouts'],
  },
  {
    id: 'polar',
    name: 'Polar',
    dataTypes: ['steps', 'workouts', 'heart-rate', 'sleep'],
    onByDefault: ['steps', 'workouts'],
  },
  {
    id: 'oura',
    name: 'Oura',
    dataTypes: ['sleep', 'heart-rate', 'steps'],
    onByDefault: ['sleep'],
  },
]

const typeNames: Record<string, string> = {
  steps: 'Steps',
  sleep: 'Sleep',
  weight: 'Weight',
  workouts: 'Workouts',
  'heart-rate': 'Heart rate',
}

/** A data type as people read it. */
export function typeName(type: string): string {
  return typeNames[type] ?? type
}

/** Connect Settings of a connection that is new, or that Remove has taken the settings of. */
export function defaultSettings(kind: ServiceKind): Record<string, boolean> {
  return Object.fromEntries(kind.dataTypes.map((type) => [type, kind.onByDefault.includes(type)]))
}
