// A visitor opens the site and finds where to sign in.
export const withoutScript = true;

export default async function ({ page, base, shot }) {
  await page.goto(`${base}/`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await shot('home');
  await page.goto(`${base}/sign-in`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await shot('sign-in');
}
