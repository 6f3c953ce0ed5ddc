import { redirect, type RequestHandler } from '@sveltejs/kit';
import { safePath } from '#ui/links.ts';

const YEAR = 365 * 24 * 3600;

/** Keeps the chosen theme in this browser and goes back to the page it was chosen on. */
export const POST: RequestHandler = async ({ request, cookies }) => {
  const form = await request.formData();
  const theme = form.get('theme');
  if (theme === 'light' || theme === 'dark') {
    cookies.set('theme', theme, { path: '/', maxAge: YEAR, sameSite: 'lax', httpOnly: true });
  } else {
    cookies.delete('theme', { path: '/' });
  }
  redirect(303, safePath(form.get('next')));
};
