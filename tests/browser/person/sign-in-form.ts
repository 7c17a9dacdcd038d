import type { Page } from '../drivers/page.ts'

/** Fills in and sends a sign-in form, of FitTrend or of a service, as a person with a keyboard does. */
export async function sendSignInForm(page: Page, email: string, password: string): Promise<void> {
  await page.getByRole('textbox', 'Email').fill(email)
  await page.press('Tab')
  await page.typeText(password)
  await page.getByRole('button', 'Sign in').click()
}
