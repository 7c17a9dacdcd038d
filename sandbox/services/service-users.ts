/** A user of the services; the same people have accounts at all of them. */
export interface ServiceUser {
  /** Subject in the service's tokens. */
  id: string
  email: string
  password: string
}

export const serviceUsers: readonly ServiceUser[] = [
  { id: 'user-a', email: 'account-a@example.com', password: 'device-account-a' },
  { id: 'user-b', email: 'account-b@example.com', password: 'device-account-b' },
]

export function checkServiceUser(email: string, password: string): ServiceUser | null {
  const user = serviceUsers.find((one) => one.email === email.trim().toLowerCase())
  return user?.password === password ? user : null
}

export function serviceUser(id: string): ServiceUser | undefined {
  return serviceUsers.find((one) => one.id === id)
}
